package io.roam.cli.service;

import java.util.List;

/** What keeps services running on one system. It only returns files and commands; {@link Service} writes and runs them. */
sealed interface Supervisor permits SystemdSupervisor, LaunchdSupervisor, TaskSchedulerSupervisor {
    /** Returns the name of the supervisor. */
    String systemName();

    /** Returns the name of the service in this supervisor. */
    String serviceName();

    /** Whether this supervisor was ever tried on its system. */
    boolean isTried();

    /** Returns the file that describes the service. */
    ServiceDefinition definition();

    /** Returns a command that succeeds if the supervisor serves this user. */
    List<String> probeCommand();

    /** Returns what the user can do if it does not. */
    String remedy();

    /**
     * Returns the commands that start the service now and at each login.
     *
     * @param before the condition of the file before it was written
     */
    List<SystemCommand> startCommands(FileCondition before);

    /** Returns the commands that stop the service for good, before its file is removed. They may fail if it does not run. */
    List<SystemCommand> stopCommands();

    /** Returns the commands to run after the file was removed. */
    List<SystemCommand> cleanupCommands();

    /** Returns the command that prints the state of the service. */
    List<String> statusCommand();

    /** Returns the state of the service in the supervisor's words, out of that command's result. */
    String describe(ProgramResult result);

    /** Whether that command's result means that the service runs. */
    boolean isRunning(ProgramResult result);

    /** Returns notes for the user about a service that was started. */
    List<String> hints();
}
