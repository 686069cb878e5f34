package io.roam.cli.service;

import io.roam.spi.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the service as a user unit of systemd. */
record SystemdSupervisor(ServiceJob job, Path folder) implements Supervisor {
    static SystemdSupervisor of(ServiceJob job, Machine machine) {
        Path config = machine.variable("XDG_CONFIG_HOME")
                .map(text -> machine.home().getFileSystem().getPath(text))
                .filter(Path::isAbsolute)
                .orElse(machine.home().resolve(".config"));
        return new SystemdSupervisor(job, config.resolve("systemd").resolve("user"));
    }

    @Override
    public String systemName() {
        return "systemd";
    }

    @Override
    public String serviceName() {
        return "roam" + job.suffix() + ".service";
    }

    @Override
    public boolean isTried() {
        return true;
    }

    @Override
    public ServiceDefinition definition() {
        String text = ContentStamp.stamp(unitText(), "# ", "");
        return new ServiceDefinition(folder.resolve(serviceName()), StandardCharsets.UTF_8, text);
    }

    /** Returns the unit. Exit code 2 is a wrong call, which no restart repairs; 143 is Java's code after SIGTERM. */
    private String unitText() {
        return """
                [Unit]
                Description=roam: conversations follow you from machine to machine

                [Service]
                ExecStart=%s
                %sNice=10
                Restart=on-failure
                RestartSec=30
                RestartPreventExitStatus=2
                SuccessExitStatus=143
                KillSignal=SIGTERM
                TimeoutStopSec=30

                [Install]
                WantedBy=default.target
                """.formatted(SystemdQuoting.quoteCommand(job.launcher(), ServiceJob.ARGUMENTS), environmentLines());
    }

    private String environmentLines() {
        return job.environment().entrySet().stream()
                .map(variable ->
                        "Environment=" + SystemdQuoting.quote(variable.getKey() + "=" + variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public List<String> probeCommand() {
        return List.of("systemctl", "--user", "show", "--property=Version");
    }

    @Override
    public String remedy() {
        return "log in as this user directly, not with su or sudo; in WSL, add systemd=true below [boot] in /etc/wsl.conf;"
                + " without systemd, as in most containers, start this yourself: roam watch";
    }

    /** Enables the unit by its path, which works also if systemd uses another configuration folder. */
    @Override
    public List<SystemCommand> startCommands(FileCondition before) {
        String file = folder.resolve(serviceName()).toString();
        SystemCommand now = systemctl("enable", "--now", file);
        return switch (before) {
            case CURRENT -> List.of(now);
            case ABSENT -> List.of(daemonReload(), now);
            case OUTDATED, MODIFIED ->
                List.of(daemonReload(), systemctl("enable", file), systemctl("restart", serviceName()));
        };
    }

    @Override
    public List<SystemCommand> stopCommands() {
        return List.of(SystemCommand.allowedToFail("systemctl", "--user", "disable", "--now", serviceName()));
    }

    @Override
    public List<SystemCommand> cleanupCommands() {
        return List.of(daemonReload());
    }

    private static SystemCommand daemonReload() {
        return systemctl("daemon-reload");
    }

    private static SystemCommand systemctl(String... words) {
        return new SystemCommand(
                false,
                Stream.concat(Stream.of("systemctl", "--user"), Stream.of(words))
                        .toList());
    }

    @Override
    public List<String> statusCommand() {
        return List.of("systemctl", "--user", "is-active", serviceName());
    }

    @Override
    public String describe(ProgramResult result) {
        return result.text();
    }

    @Override
    public boolean isRunning(ProgramResult result) {
        return result.isSuccess();
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Its output: journalctl --user -u " + serviceName(),
                "It runs while you are logged in. To run it from boot: loginctl enable-linger");
    }
}
