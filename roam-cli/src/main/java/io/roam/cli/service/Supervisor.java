package io.roam.cli.service;

import java.util.List;

/** What keeps services running on one system. It only says what is to be written and told; {@link Service} does it. */
sealed interface Supervisor permits SystemdSupervisor, LaunchdSupervisor, TaskSchedulerSupervisor {
    /** What it is called. */
    String systemName();

    /** The service's name there. */
    String serviceName();

    /** Whether anybody has run this on its system. */
    boolean isTried();

    /** The service's file. */
    ServiceDefinition definition();

    /** Ends well if it is there for this user. */
    List<String> probeCommand();

    /** What a user can do if it is not. */
    String remedy();

    /** What starts the service and lets it start again with each login, the file having been in that condition. */
    List<SystemCommand> startCommands(FileCondition before);

    /** What ends the service for good, before its file goes; it counts only that the service does not run then. */
    List<SystemCommand> stopCommands();

    /** What is to be told when the file is gone. */
    List<SystemCommand> cleanupCommands();

    /** Asks how the service is. */
    List<String> statusCommand();

    /** How the service is, in a word or two of the system's own. */
    String describe(ProgramResult result);

    /** Whether that answer to the question means that it runs. */
    boolean isRunning(ProgramResult result);

    /** What is good to know of a service that was started. */
    List<String> hints();
}
