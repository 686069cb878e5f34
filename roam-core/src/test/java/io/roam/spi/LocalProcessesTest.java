package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, found by where their programs stand. */
class LocalProcessesTest {
    private static final String FOLDER = "roam-test-tool/versions";

    private final Processes processes = Processes.ofThisMachine();

    @TempDir
    Path folder;

    @Test
    void aProgramIsFoundByItsFolderUnlessItIsAHelper() throws IOException, InterruptedException {
        Path sleep = Path.of("/bin/sleep");
        assumeThat(sleep).exists();
        Path program = folder.resolve(FOLDER).resolve("1.2/sleep");
        Files.createDirectories(program.getParent());
        Files.copy(sleep.toRealPath(), program, StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(processes.anyIn(FOLDER, "worker")).isFalse();
        Process started = new ProcessBuilder(program.toString(), "600").start();
        try {
            while (!processes.anyIn(FOLDER, "worker")) {
                assertThat(started.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            assertThat(processes.anyIn(FOLDER, "600")).isFalse();
            assertThat(processes.anyNamed("sleep")).isTrue();
        } finally {
            started.destroyForcibly().waitFor();
        }
        assertThat(processes.anyIn(FOLDER, "worker")).isFalse();
    }

    @Test
    void theFolderOfAProcessIsFoundByItsCommand() throws IOException, InterruptedException {
        assumeThat(Path.of("/proc/self/cwd")).exists();
        Predicate<List<String>> asleep = command -> command.equals(List.of("sleep", "601.25"));
        assertThat(processes.foldersOf(asleep)).isEmpty();
        Process started =
                new ProcessBuilder("sleep", "601.25").directory(folder.toFile()).start();
        try {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (processes.foldersOf(asleep).isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(processes.foldersOf(asleep)).containsExactly(Optional.of(folder.toRealPath()));
        } finally {
            started.destroyForcibly().waitFor();
        }
        assertThat(processes.foldersOf(asleep)).isEmpty();
    }

    @Test
    void aProcessAndItsSpaceAreNamedAsLinuxNamesThem() throws IOException {
        Path self = Path.of("/proc/self");
        assumeThat(self).exists();
        String[] fields = Files.readString(self.resolve("stat"))
                .replaceFirst("^.*\\) ", "")
                .split(" ");
        Processes.Running running =
                processes.find(ProcessHandle.current().pid()).orElseThrow();
        assertThat(running.startTicks()).hasValue(Long.parseLong(fields[19]));
        assertThat(processes.pidSpace().orElseThrow().namespace()).matches("pid:\\[\\d+]");
    }
}
