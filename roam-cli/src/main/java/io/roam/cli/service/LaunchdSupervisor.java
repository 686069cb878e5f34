package io.roam.cli.service;

import io.roam.spi.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent of macOS's launchd. */
record LaunchdSupervisor(ServiceJob job, Path library, String domain) implements Supervisor {
    static LaunchdSupervisor of(ServiceJob job, Machine machine, ProgramRunner runner) {
        Optional<ProgramResult> user = runner.ask(List.of("id", "-u"));
        return new LaunchdSupervisor(
                job,
                machine.home().resolve("Library"),
                "gui/" + user.map(ProgramResult::text).orElse(""));
    }

    @Override
    public String system() {
        return "launchd";
    }

    @Override
    public String name() {
        return "io.roam.watch" + job.suffix();
    }

    @Override
    public boolean isTried() {
        return false;
    }

    @Override
    public ServiceDefinition definition() {
        Path file = library.resolve("LaunchAgents").resolve(name() + ".plist");
        return new ServiceDefinition(file, StandardCharsets.UTF_8, ContentStamp.under(text(), "<!-- ", " -->"));
    }

    private String text() {
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
                """.formatted(XmlEscaping.text(name()), words(), environment(), string(log()), string(log()));
    }

    private String words() {
        return Stream.concat(Stream.of(job.launcher()), ServiceJob.WORDS.stream())
                .map(word -> "    " + string(word) + "\n")
                .collect(Collectors.joining());
    }

    private String environment() {
        return job.environment().entrySet().stream()
                .map(one -> "    <key>" + one.getKey() + "</key>" + string(one.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String string(String text) {
        return "<string>" + XmlEscaping.text(text) + "</string>";
    }

    private String log() {
        return library.resolve("Logs").resolve(name() + ".log").toString();
    }

    @Override
    public List<String> greeting() {
        return List.of("launchctl", "print", domain);
    }

    @Override
    public String remedy() {
        return "log in at the Mac's own screen, or start roam watch yourself";
    }

    @Override
    public List<SystemCommand> start(FileCondition before) {
        SystemCommand load = SystemCommand.must(
                "launchctl", "bootstrap", domain, definition().file().toString());
        return switch (before) {
            case CURRENT ->
                List.of(SystemCommand.may(
                        "launchctl", "bootstrap", domain, definition().file().toString()));
            case ABSENT -> List.of(load);
            case OUTDATED, CHANGED -> List.of(unload(), load);
        };
    }

    private SystemCommand unload() {
        return SystemCommand.may("launchctl", "bootout", domain + "/" + name());
    }

    @Override
    public List<SystemCommand> stop() {
        return List.of(unload());
    }

    @Override
    public List<SystemCommand> forget() {
        return List.of();
    }

    @Override
    public List<String> question() {
        return List.of("launchctl", "print", domain + "/" + name());
    }

    @Override
    public String word(ProgramResult result) {
        return isRunning(result) ? "running" : "not running";
    }

    @Override
    public boolean isRunning(ProgramResult result) {
        return result.isGood() && result.text().contains("state = running");
    }

    @Override
    public List<String> hints() {
        return List.of("What it says: " + log());
    }
}
