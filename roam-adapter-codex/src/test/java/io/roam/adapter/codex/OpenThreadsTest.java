package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OpenThreadsTest {
    private static final Path PROC = Path.of("/proc");
    private static final String THREAD = "01a22f7a-7a8f-7361-8fd4-921f221b43c0";

    @TempDir
    Path folder;

    private Path config;
    private Path lock;
    private Path rollout;

    @BeforeEach
    void makeThread() throws IOException {
        config = folder.resolve(".codex");
        lock = Files.createDirectories(config.resolve("thread-writer-locks")).resolve(THREAD + ".lock");
        rollout = Files.createDirectories(config.resolve("sessions/2026/12/01"))
                .resolve("rollout-2026-12-01T02-41-25-" + THREAD + ".jsonl");
        Files.writeString(rollout, "{}\n");
    }

    @Test
    @DisplayName("a thread is open while a program has its lock, and not because a lock file was left")
    void flock() throws Exception {
        Files.createFile(lock);
        assertThat(look(PROC)).isEqualTo(SessionUse.Free.of());

        Process holder = new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo locked; read line").start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("locked");
            assertThat(look(PROC))
                    .isInstanceOfSatisfying(
                            SessionUse.Open.class,
                            open -> assertThat(open.who()).startsWith("Codex (pid "));
        } finally {
            holder.outputWriter().close();
            holder.waitFor();
        }
        assertThat(look(PROC)).isEqualTo(SessionUse.Free.of());
    }

    @Test
    @DisplayName("a thread is open while a program can write into its file, and not while one reads it")
    void descriptor() throws IOException {
        long pid = ProcessHandle.current().pid();
        try (FileChannel reader = FileChannel.open(rollout, StandardOpenOption.READ)) {
            assertThat(look(PROC)).isEqualTo(SessionUse.Free.of());
            try (FileChannel writer = FileChannel.open(rollout, StandardOpenOption.APPEND)) {
                assertThat(look(PROC)).isEqualTo(SessionUse.Open.of("Codex (pid " + pid + ")"));
                Files.move(rollout, folder.resolve("kept"));
                Files.writeString(rollout, "{}\n");
                assertThat(look(PROC)).isEqualTo(SessionUse.Free.of());
                Files.delete(folder.resolve("kept"));
                assertThat(writer.size()).isEqualTo(reader.size());
            }
        }
        assertThat(look(PROC)).isEqualTo(SessionUse.Free.of());
    }

    @Test
    @DisplayName("a thread stays open whose file was replaced under the program, and one behind a link is found")
    void replacedAndLinked() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), config);
        try (FileChannel writer = FileChannel.open(rollout, StandardOpenOption.APPEND)) {
            Files.move(Files.writeString(folder.resolve("new"), "{}\n"), rollout, StandardCopyOption.REPLACE_EXISTING);
            assertThat(look(PROC)).isInstanceOf(SessionUse.Open.class);
            assertThat(new OpenThreads(link, machine(Os.LINUX), PROC)
                            .useOf(THREAD, List.of(link.resolve(config.relativize(rollout)))))
                    .isInstanceOf(SessionUse.Open.class);
            assertThat(writer.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "the system's list is read by the inode; locks of other kinds, readers and odd lines count for nothing")
    void listedLocks() throws IOException {
        Files.createFile(lock);
        Object inode = Files.getAttribute(lock, "unix:ino");

        assertThat(look(proc("1: FLOCK  ADVISORY  WRITE 4711 00:2d:" + inode + " 0 EOF\n")))
                .isEqualTo(SessionUse.Open.of("Codex (pid 4711)"));
        assertThat(look(proc("12: FLOCK  ADVISORY  WRITE -1 fe:00:" + inode + " 0 EOF\n")))
                .isEqualTo(SessionUse.Open.of("Codex"));
        assertThat(look(proc("1: POSIX  ADVISORY  WRITE 4711 00:2d:" + inode + " 0 EOF\n"
                        + "2: FLOCK  ADVISORY  READ 4711 00:2d:" + inode + " 0 EOF\n"
                        + "3: -> FLOCK  ADVISORY  WRITE 4711 00:2d:" + inode + " 0 EOF\n"
                        + "4: FLOCK  ADVISORY  WRITE 4711 00:2d:" + inode + "7 0 EOF\nodd\n\n")))
                .isEqualTo(SessionUse.Free.of());
    }

    @Test
    @DisplayName("the files of processes are read by their links; a process that shows none is passed over")
    void listedFiles() throws IOException {
        Path proc = proc("");
        Path process = Files.createDirectories(proc.resolve("815"));
        Files.createDirectories(proc.resolve("816"));
        Files.createSymbolicLink(Files.createDirectories(process.resolve("fd")).resolve("28"), rollout);
        Path flags = Files.createDirectories(process.resolve("fdinfo")).resolve("28");

        Files.writeString(flags, "pos:\t0\nflags:\t02102001\nmnt_id:\t27\n");
        assertThat(look(proc)).isEqualTo(SessionUse.Open.of("Codex (pid 815)"));
        Files.writeString(flags, "pos:\t0\nflags:\t0100000\n");
        assertThat(look(proc)).isEqualTo(SessionUse.Free.of());
    }

    @Test
    @DisplayName("a system that does not tell gives no certain sign")
    void unknown() throws IOException {
        assertThat(look(folder.resolve("none"))).isInstanceOf(SessionUse.Unknown.class);
        assertThat(new OpenThreads(config, machine(Os.MAC), proc("")).useOf(THREAD, List.of(rollout)))
                .isInstanceOf(SessionUse.Unknown.class);
    }

    private SessionUse look(Path proc) {
        return new OpenThreads(config, machine(Os.LINUX), proc).useOf(THREAD, List.of(rollout));
    }

    private Path proc(String locks) throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.writeString(proc.resolve("locks"), locks);
        return proc;
    }

    private Machine machine(Os os) {
        return Machine.ofThisProcess("test").withHome(folder).withOs(os);
    }
}
