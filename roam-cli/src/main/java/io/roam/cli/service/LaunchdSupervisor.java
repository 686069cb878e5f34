package io.roam.cli.service;

import io.roam.spi.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the service as an agent of launchd on macOS. */
record LaunchdSupervisor(ServiceJob job, Path library, String domain) implements Supervisor {
    static LaunchdSupervisor of(ServiceJob job, Machine machine, ProgramRunner runner) {
        Optional<ProgramResult> user = runner.run(List.of("id", "-u"));
        return new LaunchdSupervisor(
                job,
                machine.home().resolve("Library"),
                "gui/" + user.map(ProgramResult::text).orElse(""));
    }

    @Override
    public String systemName() {
        return "launchd";
    }

    @Override
    public String serviceName() {
        return "io.roam.watch" + job.suffix();
    }

    @Override
    public boolean isTried() {
        return false;
    }

    @Override
    public ServiceDefinition definition() {
        Path file = library.resolve("LaunchAgents").resolve(serviceName() + ".plist");
        return new ServiceDefinition(file, StandardCharsets.UTF_8, ContentStamp.stamp(plistText(), "<!-- ", " -->"));
    }

    private String plistText() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key><string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s  </array>
                  <key>EnvironmentVariables</key>
                  <dict>
                %s  </dict>
                  <key>RunAtLoad</key><true/>
                  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
                  <key>ThrottleInterval</key><integer>30</integer>
                  <key>ExitTimeOut</key><integer>30</integer>
                  <key>Nice</key><integer>10</integer>
                  <key>StandardOutPath</key>%s
                  <key>StandardErrorPath</key>%s
                </dict>
                </plist>
                """.formatted(
                        XmlEscaping.escape(serviceName()),
                        programArguments(),
                        environmentEntries(),
                        stringElement(logFile()),
                        stringElement(logFile()));
    }

    private String programArguments() {
        return Stream.concat(Stream.of(job.launcher()), ServiceJob.ARGUMENTS.stream())
                .map(word -> "    " + stringElement(word) + "\n")
                .collect(Collectors.joining());
    }

    private String environmentEntries() {
        return job.environment().entrySet().stream()
                .map(variable -> "    <key>" + variable.getKey() + "</key>" + stringElement(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String stringElement(String text) {
        return "<string>" + XmlEscaping.escape(text) + "</string>";
    }

    private String logFile() {
        return library.resolve("Logs").resolve(serviceName() + ".log").toString();
    }

    @Override
    public List<String> probeCommand() {
        return List.of("launchctl", "print", domain);
    }

    @Override
    public String remedy() {
        return "log in at the Mac's own screen, or start this yourself: roam watch";
    }

    @Override
    public List<SystemCommand> startCommands(FileCondition before) {
        SystemCommand load = SystemCommand.required(
                "launchctl", "bootstrap", domain, definition().file().toString());
        return switch (before) {
            case CURRENT ->
                List.of(SystemCommand.allowedToFail(
                        "launchctl", "bootstrap", domain, definition().file().toString()));
            case ABSENT -> List.of(load);
            case OUTDATED, MODIFIED -> List.of(unload(), load);
        };
    }

    private SystemCommand unload() {
        return SystemCommand.allowedToFail("launchctl", "bootout", domain + "/" + serviceName());
    }

    @Override
    public List<SystemCommand> stopCommands() {
        return List.of(unload());
    }

    @Override
    public List<SystemCommand> cleanupCommands() {
        return List.of();
    }

    @Override
    public List<String> statusCommand() {
        return List.of("launchctl", "print", domain + "/" + serviceName());
    }

    @Override
    public String describe(ProgramResult result) {
        return isRunning(result) ? "running" : "not running";
    }

    @Override
    public boolean isRunning(ProgramResult result) {
        return result.isSuccess() && result.text().contains("state = running");
    }

    @Override
    public List<String> hints() {
        return List.of("Its output: " + logFile());
    }
}
