package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.RoamHome;
import io.roam.cli.provider.InstalledProviders;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a command is run: a machine and a terminal. What a command does not need is never made. */
public final class Host implements AutoCloseable {
    private final Supplier<Machine> asked;
    private final Terminal terminal;
    private final Starter starter;
    private final ZoneId zone;
    private @Nullable Machine machine;
    private @Nullable InstalledProviders providers;

    /**
     * A host.
     *
     * @param machine is asked once, at most
     * @param zone in which times are told
     */
    public Host(Supplier<Machine> machine, Terminal terminal, Starter starter, ZoneId zone) {
        this.asked = machine;
        this.terminal = terminal;
        this.starter = starter;
        this.zone = zone;
    }

    /** Another machine and terminal; all else is the same. */
    Host with(Machine other, Terminal on) {
        return new Host(() -> other, on, starter, zone);
    }

    Machine machine() {
        if (machine == null) {
            machine = asked.get();
        }
        return machine;
    }

    Terminal terminal() {
        return terminal;
    }

    Starter starter() {
        return starter;
    }

    ZoneId zone() {
        return zone;
    }

    RoamHome home() {
        return RoamHome.of(machine());
    }

    /** Another roam's parts are not asked for twice. */
    InstalledProviders installed() {
        InstalledProviders found = providers;
        if (found == null) {
            found = new InstalledProviders(
                    home().config().resolve("adapters"), sentence -> terminal.tell("roam: " + sentence));
            providers = found;
            if (isDebugged()) {
                found.descriptions().forEach(line -> terminal.tell("roam: found " + line));
            }
        }
        return found;
    }

    boolean isDebugged() {
        Optional<String> debug = machine().variable("ROAM_DEBUG");
        return debug.isPresent() && !debug.get().equals("0");
    }

    /** The roam home of this machine; the caller closes it. */
    Roam open() {
        Roam roam = Roam.open(home(), machine(), installed().providers());
        roam.onProgress(terminal::progress);
        return roam;
    }

    /** Has something done when this program is told to end, which then waits until the command has ended. */
    void ending(Runnable end) {
        starter.ending(end);
    }

    /** A path as the user wrote it, made absolute. */
    Path path(String text) {
        return Typed.path(text, machine());
    }

    @Override
    public void close() {
        if (providers != null) {
            providers.close();
        }
        terminal.flush();
        starter.ended();
    }
}
