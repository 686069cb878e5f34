package io.roam.cli.args;

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
public final class CommandContext implements AutoCloseable {
    private final Supplier<Machine> machineSupplier;
    private final Terminal terminal;
    private final ProgramStarter starter;
    private final ZoneId zone;
    private @Nullable Machine machine;
    private @Nullable InstalledProviders providers;

    /**
     * A host.
     *
     * @param machine is asked once, at most
     * @param zone in which times are told
     */
    public CommandContext(Supplier<Machine> machine, Terminal terminal, ProgramStarter starter, ZoneId zone) {
        this.machineSupplier = machine;
        this.terminal = terminal;
        this.starter = starter;
        this.zone = zone;
    }

    /** Another machine and terminal; all else is the same. */
    public CommandContext withMachine(Machine other, Terminal on) {
        return new CommandContext(() -> other, on, starter, zone);
    }

    public Machine machine() {
        if (machine == null) {
            machine = machineSupplier.get();
        }
        return machine;
    }

    public Terminal terminal() {
        return terminal;
    }

    public ProgramStarter starter() {
        return starter;
    }

    public ZoneId zone() {
        return zone;
    }

    public RoamHome home() {
        return RoamHome.of(machine());
    }

    /** Another roam's parts are not asked for twice. */
    public InstalledProviders installedProviders() {
        InstalledProviders found = providers;
        if (found == null) {
            found = new InstalledProviders(
                    home().config().resolve("adapters"), sentence -> terminal.printError("roam: " + sentence));
            providers = found;
            if (isDebugEnabled()) {
                found.descriptions().forEach(line -> terminal.printError("roam: found " + line));
            }
        }
        return found;
    }

    public boolean isDebugEnabled() {
        Optional<String> debug = machine().variable("ROAM_DEBUG");
        return debug.isPresent() && !debug.get().equals("0");
    }

    /** The roam home of this machine; the caller closes it. */
    public Roam openRoam() {
        Roam roam = Roam.open(home(), machine(), installedProviders().providers());
        roam.onProgress(terminal::showProgress);
        return roam;
    }

    /** Has something done when this program is told to end, which then waits until the command has ended. */
    public void onTermination(Runnable end) {
        starter.onTermination(end);
    }

    /** A path as the user wrote it, made absolute. */
    public Path resolvePath(String text) {
        return ArgumentValues.parsePath(text, machine());
    }

    @Override
    public void close() {
        if (providers != null) {
            providers.close();
        }
        terminal.flush();
        starter.commandEnded();
    }
}
