package io.roam.cli.args;

import io.roam.Roam;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.cli.service.Service;
import io.roam.cli.terminal.ErrorPrinter;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The machine and the terminal on which a command runs. Machine and providers are loaded when first used. */
public final class CommandContext implements AutoCloseable {
    private final Supplier<Machine> machineSupplier;
    private final Terminal terminal;
    private final ErrorPrinter errors;
    private final ProgramStarter starter;
    private final ZoneId zone;
    private @Nullable Machine machine;
    private @Nullable Providers providers;

    /**
     * Creates a context.
     *
     * @param machine is called once, at most
     * @param zone in which times are printed
     */
    public CommandContext(Supplier<Machine> machine, Terminal terminal, ProgramStarter starter, ZoneId zone) {
        this.machineSupplier = machine;
        this.terminal = terminal;
        this.errors = new ErrorPrinter(terminal, this::findHome);
        this.starter = starter;
        this.zone = zone;
    }

    /** Returns a context with another machine and terminal, and all else as in this one. */
    public CommandContext withMachine(Machine otherMachine, Terminal otherTerminal) {
        return new CommandContext(() -> otherMachine, otherTerminal, starter, zone);
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

    /** Returns what prints errors, warnings and notes. */
    public ErrorPrinter errors() {
        return errors;
    }

    private Optional<Path> findHome() {
        return Optional.ofNullable(machine).map(Machine::home);
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

    /** Returns the adapters and transports that are installed, loaded once. */
    public Providers installedProviders() {
        Providers found = providers;
        if (found == null) {
            found = Providers.installed(home().config().resolve("adapters"));
            providers = found;
            found.problems().stream()
                    .filter(problem -> problem.severity().isTrouble())
                    .map(problem -> new Reason(problem.what() + ": " + problem.where(), problem.remedy()).sentence())
                    .forEach(errors::printWarning);
            if (isDebugEnabled()) {
                found.found().forEach(one -> errors.print("found " + describe(one)));
            }
        }
        return found;
    }

    private static String describe(Providers.Found one) {
        return one.id() + " " + one.className() + " " + one.version().orElse("(no version)") + " " + one.location();
    }

    public boolean isDebugEnabled() {
        Optional<String> debug = machine().variable("ROAM_DEBUG");
        return debug.isPresent() && !debug.get().equals("0");
    }

    /** Opens the roam home of this machine; the caller closes it. */
    public Roam openRoam() {
        Roam roam = Roam.open(home(), machine(), installedProviders());
        roam.onProgress(new ProgressWords(terminal::showProgress));
        return roam;
    }

    /** Returns the service of this machine's roam home. */
    public Service service() {
        return Service.of(home(), machine(), command -> starter.runForOutput(command, machine()));
    }

    /** Registers what runs when the system ends this program, which then waits until the command has ended. */
    public void onTermination(Runnable end) {
        starter.onTermination(end);
    }

    /** Returns the absolute path that the user's text means. */
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
