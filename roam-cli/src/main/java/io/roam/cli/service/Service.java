package io.roam.cli.service;

import io.roam.api.RoamHome;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The service that keeps {@code roam watch} running for one home. */
public final class Service {
    private final Supervisor supervisor;
    private final ServiceDefinition definition;
    private final ProgramRunner runner;
    private final Disk disk;

    private Service(Supervisor supervisor, ProgramRunner runner, Disk disk) {
        this.supervisor = supervisor;
        this.definition = supervisor.definition();
        this.runner = runner;
        this.disk = disk;
    }

    /** The one of that home; nothing is done yet. */
    public static Service of(RoamHome home, Machine machine, ProgramRunner runner) {
        ServiceJob job = ServiceJob.of(machine, home);
        Supervisor supervisor = switch (machine.os()) {
            case LINUX -> SystemdSupervisor.of(job, machine);
            case MAC -> LaunchdSupervisor.of(job, machine, runner);
            case WINDOWS -> TaskSchedulerSupervisor.of(job, machine, home);
        };
        return new Service(supervisor, runner, machine.disk());
    }

    /** Writes the file if it is not as it should be, and starts the service; returns how the file was found. */
    public FileCondition install() {
        FileCondition before = before();
        if (before == FileCondition.CHANGED) {
            throw new ModifiedServiceFileException(definition.file(), definition.aside());
        }
        greet("nothing was written");
        if (before != FileCondition.CURRENT) {
            definition.write(disk);
        }
        run(supervisor.start(before));
        return before;
    }

    /** What {@link #install} would do now. */
    public ServicePlan installing() {
        return new ServicePlan(definition.file(), definition.text(), lines(supervisor.start(before())));
    }

    /** What is current but not to the letter is written anew too. */
    private FileCondition before() {
        FileCondition found = definition.condition();
        return found == FileCondition.CURRENT && !definition.isExact() ? FileCondition.OUTDATED : found;
    }

    /** Stops the service and removes its file, or puts it {@link #aside} if it was changed; returns how it was found. */
    public FileCondition uninstall() {
        FileCondition before = definition.condition();
        if (before == FileCondition.ABSENT) {
            return before;
        }
        greet("nothing was removed");
        stop();
        if (before == FileCondition.CHANGED) {
            definition.putAside(disk);
        } else {
            definition.delete(disk);
        }
        run(supervisor.forget());
        return before;
    }

    private void stop() {
        run(supervisor.stop());
        Optional<ProgramResult> result = runner.ask(supervisor.question());
        if (result.map(supervisor::isRunning).orElse(false)) {
            String commands = String.join("; ", lines(supervisor.stop()));
            throw new SystemCommandFailedException(commands, "it still runs", "stop it, then uninstall again");
        }
    }

    /** What {@link #uninstall} would do now. */
    public ServicePlan uninstalling() {
        List<SystemCommand> systemCommands = Stream.concat(supervisor.stop().stream(), supervisor.forget().stream())
                .toList();
        return new ServicePlan(definition.file(), "", lines(systemCommands));
    }

    /** Where a changed file is put. */
    public Path aside() {
        return definition.aside();
    }

    /** What is good to know of a service that was started. */
    public List<String> hints() {
        return supervisor.hints();
    }

    /** Asks. */
    public ServiceState state() {
        Optional<ProgramResult> refusal = refusal();
        Optional<ProgramResult> result = refusal.isPresent() ? Optional.empty() : runner.ask(supervisor.question());
        return new ServiceState(
                supervisor.system(),
                supervisor.name(),
                definition.file(),
                definition.condition(),
                result.map(supervisor::isRunning).orElse(false),
                result.map(supervisor::word)
                        .orElseGet(() -> absence()
                                + refusal.map(one -> ": " + one.text()).orElse("")),
                supervisor.isTried());
    }

    private void greet(String consequence) {
        refusal().ifPresent(result -> {
            throw new NoSupervisorException(absence() + ", so " + consequence, result.text(), supervisor.remedy());
        });
    }

    /** Why the system cannot be asked; empty if it can. */
    private Optional<ProgramResult> refusal() {
        String program = supervisor.greeting().get(0);
        ProgramResult result =
                runner.ask(supervisor.greeting()).orElse(new ProgramResult(-1, program + " is not installed"));
        return result.isGood() ? Optional.empty() : Optional.of(result);
    }

    private String absence() {
        return supervisor.system() + " does not answer this user";
    }

    private void run(List<SystemCommand> systemCommands) {
        for (SystemCommand command : systemCommands) {
            ProgramResult result =
                    runner.ask(command.command()).orElse(new ProgramResult(-1, "there is no such program"));
            if (!result.isGood() && !command.optional()) {
                throw new SystemCommandFailedException(
                        command.line(), result.text(), "roam service status tells how it is now");
            }
        }
    }

    private static List<String> lines(List<SystemCommand> systemCommands) {
        return systemCommands.stream().map(SystemCommand::line).toList();
    }
}
