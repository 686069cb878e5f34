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

    /** Returns the service of a home, without any effect. */
    public static Service of(RoamHome home, Machine machine, ProgramRunner runner) {
        ServiceJob job = ServiceJob.of(machine, home);
        Supervisor supervisor = switch (machine.os()) {
            case LINUX -> SystemdSupervisor.of(job, machine);
            case MAC -> LaunchdSupervisor.of(job, machine, runner);
            case WINDOWS -> TaskSchedulerSupervisor.of(job, machine, home);
        };
        return new Service(supervisor, runner, machine.disk());
    }

    /** Writes the service's file if it is not current, and starts the service; returns the condition of the file before. */
    public FileCondition install() {
        FileCondition before = fileCondition();
        if (before == FileCondition.MODIFIED) {
            throw new ModifiedServiceFileException(definition.file(), definition.backupPath());
        }
        requireSupervisor("nothing was written");
        if (before != FileCondition.CURRENT) {
            definition.write(disk);
        }
        runAll(supervisor.startCommands(before));
        return before;
    }

    /** Returns what {@link #install} would do now. */
    public ServicePlan planInstall() {
        return new ServicePlan(
                definition.file(), definition.text(), commandLines(supervisor.startCommands(fileCondition())));
    }

    /** Returns the file's condition; a file that is current but differs in any letter counts as outdated. */
    private FileCondition fileCondition() {
        FileCondition found = definition.readCondition();
        return found == FileCondition.CURRENT && !definition.isIdentical() ? FileCondition.OUTDATED : found;
    }

    /**
     * Stops the service and removes its file, or moves it to {@link #asidePath} if it was modified. Returns the condition of the file
     * before.
     */
    public FileCondition uninstall() {
        FileCondition before = definition.readCondition();
        if (before == FileCondition.ABSENT) {
            return before;
        }
        requireSupervisor("nothing was removed");
        stop();
        if (before == FileCondition.MODIFIED) {
            definition.moveAside(disk);
        } else {
            definition.delete(disk);
        }
        runAll(supervisor.cleanupCommands());
        return before;
    }

    private void stop() {
        runAll(supervisor.stopCommands());
        Optional<ProgramResult> result = runner.run(supervisor.statusCommand());
        if (result.map(supervisor::isRunning).orElse(false)) {
            String commands = String.join("; ", commandLines(supervisor.stopCommands()));
            throw new SystemCommandFailedException(
                    commands, "the service is still running", "stop the service, then run: roam service uninstall");
        }
    }

    /** Returns what {@link #uninstall} would do now. */
    public ServicePlan planUninstall() {
        List<SystemCommand> systemCommands = Stream.concat(
                        supervisor.stopCommands().stream(), supervisor.cleanupCommands().stream())
                .toList();
        return new ServicePlan(definition.file(), "", commandLines(systemCommands));
    }

    /** Returns the path to which a modified file is moved. */
    public Path asidePath() {
        return definition.backupPath();
    }

    /** Returns notes for the user about a service that was started. */
    public List<String> hints() {
        return supervisor.hints();
    }

    /** Asks the system for the state of the service. */
    public ServiceState queryState() {
        Optional<ProgramResult> refusal = probeFailure();
        Optional<ProgramResult> result =
                refusal.isPresent() ? Optional.empty() : runner.run(supervisor.statusCommand());
        return new ServiceState(
                supervisor.systemName(),
                supervisor.serviceName(),
                definition.file(),
                definition.readCondition(),
                result.map(supervisor::isRunning).orElse(false),
                result.map(supervisor::describe)
                        .orElseGet(() -> noAnswerText()
                                + refusal.map(failure -> ": " + failure.text()).orElse("")),
                supervisor.isTried());
    }

    private void requireSupervisor(String consequence) {
        probeFailure().ifPresent(result -> {
            throw new NoSupervisorException(noAnswerText() + ", so " + consequence, result.text(), supervisor.remedy());
        });
    }

    /** Returns what the supervisor's probe failed with; nothing if it succeeded. */
    private Optional<ProgramResult> probeFailure() {
        String program = supervisor.probeCommand().get(0);
        ProgramResult result =
                runner.run(supervisor.probeCommand()).orElse(new ProgramResult(-1, program + " is not installed"));
        return result.isSuccess() ? Optional.empty() : Optional.of(result);
    }

    private String noAnswerText() {
        return supervisor.systemName() + " does not answer this user";
    }

    private void runAll(List<SystemCommand> systemCommands) {
        for (SystemCommand command : systemCommands) {
            ProgramResult result =
                    runner.run(command.command()).orElse(new ProgramResult(-1, "the program was not found"));
            if (!result.isSuccess() && !command.mayFail()) {
                throw new SystemCommandFailedException(
                        command.line(), result.text(), "see the service's state: roam service status");
            }
        }
    }

    private static List<String> commandLines(List<SystemCommand> systemCommands) {
        return systemCommands.stream().map(SystemCommand::line).toList();
    }
}
