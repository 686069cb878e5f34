package io.roam.cli.service;

import io.roam.api.RoamHome;
import io.roam.spi.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs the service as a task of the Windows Task Scheduler, which keeps its own copy of the file.
 *
 * @param user the user's name, with the domain
 */
record TaskSchedulerSupervisor(ServiceJob job, Path folder, String user) implements Supervisor {
    static TaskSchedulerSupervisor of(ServiceJob job, Machine machine, RoamHome home) {
        String domain = machine.variable("USERDOMAIN").map(name -> name + "\\").orElse("");
        return new TaskSchedulerSupervisor(
                job, home.config(), domain + machine.variable("USERNAME").orElse(""));
    }

    @Override
    public String systemName() {
        return "tasks";
    }

    @Override
    public String serviceName() {
        return "roam" + job.suffix();
    }

    @Override
    public boolean isTried() {
        return false;
    }

    /** Returns the task in UTF-16 with a byte order mark, as the scheduler itself exports it. */
    @Override
    public ServiceDefinition definition() {
        String text = ContentStamp.stamp("\ufeff" + taskXml(), "<!-- ", " -->");
        return new ServiceDefinition(folder.resolve("service.xml"), StandardCharsets.UTF_16LE, text);
    }

    private String taskXml() {
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <Triggers><LogonTrigger><Enabled>true</Enabled><UserId>%s</UserId></LogonTrigger></Triggers>
                  <Principals><Principal id="Author"><UserId>%s</UserId>\
                <LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                    <Priority>8</Priority>
                    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
                  </Settings>
                  <Actions Context="Author">
                    <Exec><Command>cmd.exe</Command><Arguments>%s</Arguments></Exec>
                  </Actions>
                </Task>
                """.formatted(XmlEscaping.escape(user), XmlEscaping.escape(user), XmlEscaping.escape(arguments()));
    }

    /** Returns the arguments of cmd.exe. In quotes only % is special, and no path contains quotes. PATH is the user's own. */
    private String arguments() {
        String variables = job.environment().entrySet().stream()
                .filter(variable -> !variable.getKey().equals("PATH"))
                .map(TaskSchedulerSupervisor::setCommand)
                .collect(Collectors.joining());
        return "/d /s /c \"" + variables + "\"" + job.launcher() + "\" " + String.join(" ", ServiceJob.ARGUMENTS)
                + "\"";
    }

    private static String setCommand(Map.Entry<String, String> variable) {
        return "set \"" + variable.getKey() + "=" + variable.getValue() + "\"& ";
    }

    @Override
    public List<String> probeCommand() {
        return List.of("schtasks", "/Query");
    }

    @Override
    public String remedy() {
        return "start this yourself: roam watch";
    }

    @Override
    public List<SystemCommand> startCommands(FileCondition before) {
        SystemCommand create = SystemCommand.required(
                "schtasks",
                "/Create",
                "/TN",
                serviceName(),
                "/XML",
                definition().file().toString(),
                "/F");
        SystemCommand run = SystemCommand.required("schtasks", "/Run", "/TN", serviceName());
        return switch (before) {
            case CURRENT, ABSENT -> List.of(create, run);
            case OUTDATED, MODIFIED -> List.of(endTask(), create, run);
        };
    }

    private SystemCommand endTask() {
        return SystemCommand.allowedToFail("schtasks", "/End", "/TN", serviceName());
    }

    @Override
    public List<SystemCommand> stopCommands() {
        return List.of(endTask(), SystemCommand.allowedToFail("schtasks", "/Delete", "/TN", serviceName(), "/F"));
    }

    @Override
    public List<SystemCommand> cleanupCommands() {
        return List.of();
    }

    @Override
    public List<String> statusCommand() {
        return List.of("schtasks", "/Query", "/TN", serviceName(), "/FO", "LIST");
    }

    @Override
    public String describe(ProgramResult result) {
        return isRunning(result) ? "running" : "not running";
    }

    /** Compares the English word: in other languages a running service may be reported as stopped. */
    @Override
    public boolean isRunning(ProgramResult result) {
        return result.isSuccess() && result.text().contains("Running");
    }

    @Override
    public List<String> hints() {
        return List.of();
    }
}
