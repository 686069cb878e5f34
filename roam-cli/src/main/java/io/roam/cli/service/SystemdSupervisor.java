package io.roam.cli.service;

import io.roam.spi.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user unit of systemd. */
record SystemdSupervisor(ServiceJob job, Path folder) implements Supervisor {
    static SystemdSupervisor of(ServiceJob job, Machine machine) {
        Path config = machine.variable("XDG_CONFIG_HOME")
                .map(text -> machine.home().getFileSystem().getPath(text))
                .filter(Path::isAbsolute)
                .orElse(machine.home().resolve(".config"));
        return new SystemdSupervisor(job, config.resolve("systemd").resolve("user"));
    }

    @Override
    public String system() {
        return "systemd";
    }

    @Override
    public String name() {
        return "roam" + job.suffix() + ".service";
    }

    @Override
    public boolean isTried() {
        return true;
    }

    @Override
    public ServiceDefinition definition() {
        String text = ContentStamp.under(text(), "# ", "");
        return new ServiceDefinition(folder.resolve(name()), StandardCharsets.UTF_8, text);
    }

    /** A second try changes nothing if roam was called wrongly (2); 143 is how Java ends when it is told to. */
    private String text() {
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
                """.formatted(SystemdQuoting.command(job.launcher(), ServiceJob.WORDS), environment());
    }

    private String environment() {
        return job.environment().entrySet().stream()
                .map(one -> "Environment=" + SystemdQuoting.value(one.getKey() + "=" + one.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public List<String> greeting() {
        return List.of("systemctl", "--user", "show", "--property=Version");
    }

    @Override
    public String remedy() {
        return "log in as this user itself, not by su or sudo; in WSL, /etc/wsl.conf needs systemd=true below [boot];"
                + " where there is no systemd, as in most containers, start roam watch yourself";
    }

    /** By its path the unit is found also if systemd has another idea of the user's configuration folder. */
    @Override
    public List<SystemCommand> start(FileCondition before) {
        String file = folder.resolve(name()).toString();
        SystemCommand now = told("enable", "--now", file);
        return switch (before) {
            case CURRENT -> List.of(now);
            case ABSENT -> List.of(reload(), now);
            case OUTDATED, CHANGED -> List.of(reload(), told("enable", file), told("restart", name()));
        };
    }

    @Override
    public List<SystemCommand> stop() {
        return List.of(SystemCommand.may("systemctl", "--user", "disable", "--now", name()));
    }

    @Override
    public List<SystemCommand> forget() {
        return List.of(reload());
    }

    private static SystemCommand reload() {
        return told("daemon-reload");
    }

    private static SystemCommand told(String... words) {
        return new SystemCommand(
                false,
                Stream.concat(Stream.of("systemctl", "--user"), Stream.of(words))
                        .toList());
    }

    @Override
    public List<String> question() {
        return List.of("systemctl", "--user", "is-active", name());
    }

    @Override
    public String word(ProgramResult result) {
        return result.text();
    }

    @Override
    public boolean isRunning(ProgramResult result) {
        return result.isGood();
    }

    @Override
    public List<String> hints() {
        return List.of(
                "What it says: journalctl --user -u " + name(),
                "It runs while you are logged in; loginctl enable-linger lets it run from boot on.");
    }
}
