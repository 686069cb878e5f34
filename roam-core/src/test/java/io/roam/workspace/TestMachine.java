package io.roam.workspace;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines in memory, or in a temporary folder. */
final class TestMachine {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private TestMachine() {}

    static Machine linux() {
        return inMemory(Configuration.unix(), "/home/ada", Os.LINUX, Map.of());
    }

    static Machine wsl() {
        return inMemory(Configuration.unix(), "/home/ada", Os.LINUX, Map.of("WSL_DISTRO_NAME", "Ubuntu"));
    }

    static Machine mac() {
        return inMemory(Configuration.osX(), "/Users/ada", Os.MAC, Map.of());
    }

    /** With a share beside its disk. */
    static Machine windows() {
        Configuration files = Configuration.windows().toBuilder()
                .setRoots("C:\\", "\\\\srv\\share\\")
                .build();
        return inMemory(files, "C:\\Users\\ada", Os.WINDOWS, Map.of());
    }

    private static Machine inMemory(Configuration files, String home, Os os, Map<String, String> environment) {
        Path folder = folder(Jimfs.newFileSystem(files).getPath(home));
        return at(folder, os, environment);
    }

    static Machine at(Path home, Os os, Map<String, String> environment) {
        return new Machine(home, home, environment, os, "test", () -> NOW, new NoProcesses(), Disk.real(), Map.of());
    }

    /** The machine, with its user standing in {@code folder}. */
    static Machine standingIn(Machine m, String folder) {
        Path directory = m.home().resolve(folder);
        return new Machine(
                m.home(), directory, m.environment(), m.os(), m.name(), m.clock(), m.processes(), m.disk(), Map.of());
    }

    /** The machine, that much later. */
    static Machine later(Machine m, Duration time) {
        Instant now = m.clock().instant().plus(time);
        return new Machine(
                m.home(),
                m.directory(),
                m.environment(),
                m.os(),
                m.name(),
                () -> now,
                m.processes(),
                m.disk(),
                m.settings());
    }

    /** A search for clones on the machine, where the user named no folder. */
    static CloneFinder cloneFinder(Machine machine) {
        return new CloneFinder(machine, List.of(), machine.home().resolve(".cache/clones"));
    }

    static Path folder(Machine machine, String path) {
        return folder(machine.home().resolve(path));
    }

    static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path path, String text) {
        try {
            folder(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A repository with that remote; with none if it is empty. */
    static Path repository(Machine machine, String path, String remote) {
        Path top = folder(machine, path);
        file(top.resolve(".git").resolve("HEAD"), "ref: refs/heads/main\n");
        String section = remote.isEmpty() ? "" : "[remote \"origin\"]\n\turl = " + remote + "\n";
        file(top.resolve(".git").resolve("config"), "[core]\n\tbare = false\n" + section);
        return top;
    }

    private record NoProcesses() implements Processes {
        @Override
        public Optional<Running> find(long pid) {
            return Optional.empty();
        }

        @Override
        public boolean anyNamed(String program) {
            return false;
        }

        @Override
        public boolean anyIn(String folder, String helper) {
            return false;
        }

        @Override
        public Optional<PidSpace> pidSpace() {
            return Optional.empty();
        }
    }
}
