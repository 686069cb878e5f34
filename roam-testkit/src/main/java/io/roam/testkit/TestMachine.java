package io.roam.testkit;

import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A machine below a folder: a home, an environment, a clock that a test moves, and processes that a test makes up. Of the real machine it
 * uses only the disk.
 */
public final class TestMachine {
    private final String name;
    private final Path home;
    private final TestClock clock = new TestClock();
    private final TestProcesses processes = new TestProcesses();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private Os os = Os.LINUX;
    private Disk disk = Disk.real();

    private TestMachine(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    /** Creates a machine named like {@code folder}, whose home is the folder {@code home} in it. */
    public static TestMachine in(Path folder) {
        Path home = folder.toAbsolutePath().resolve("home");
        try {
            Files.createDirectories(home);
            return new TestMachine(String.valueOf(folder.getFileName()), home.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the machine as it is now; later changes of environment, system or disk are not in it. */
    public Machine machine() {
        return new Machine(home, home, environment, os, name, clock, processes, disk, settings);
    }

    public Path home() {
        return home;
    }

    public TestClock clock() {
        return clock;
    }

    /** Returns the processes: none, until a test starts some. */
    public TestProcesses processes() {
        return processes;
    }

    /** Moves the clock forward. */
    public TestMachine advance(Duration by) {
        clock.advance(by);
        return this;
    }

    /** Sets a variable of its environment. */
    public TestMachine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets a setting of a tool, as the user does with {@code roam config}. */
    public TestMachine choosing(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Sets the operating system that roam sees. */
    public TestMachine with(Os other) {
        os = other;
        return this;
    }

    /** Replaces the disk. */
    public TestMachine with(Disk other) {
        disk = other;
        return this;
    }

    /** Returns a folder below the home, created if missing. */
    public Path folder(String below) {
        try {
            return Files.createDirectories(home.resolve(below));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
