package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several configuration folders of one user. */
final class ProfilesTest {
    private static final String HOME = "11111111-2222-4333-8444-555555555555";
    private static final String WORK = "22222222-3333-4444-8555-666666666666";

    @TempDir
    private Path folder;

    private TestDevices devices;

    @BeforeEach
    void pairThem() {
        devices = TestDevices.in(folder, 2, new ClaudeAdapter());
        devices.all().forEach(device -> device.machine().folder(".claude/projects"));
        say(0, ".claude", HOME);
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private void useBoth(int index) {
        TestDevice device = devices.get(index);
        Path work = device.machine().folder(".claude-work/projects").getParent();
        Path own = device.machine().folder(".claude");
        device.restarted(() -> device.machine().with("CLAUDE_CONFIG_DIR", own + "," + work));
    }

    private void say(int device, String config, String session) {
        Path work = devices.get(device).machine().folder("work");
        Path file = devices.get(device)
                .machine()
                .folder(config + "/projects/" + work.toString().replaceAll("[^A-Za-z0-9]", "-"))
                .resolve(session + ".jsonl");
        try {
            Files.writeString(
                    file,
                    "{\"type\":\"user\",\"uuid\":\"" + session + "\",\"parentUuid\":null,\"cwd\":\"" + work
                            + "\",\"message\":{\"role\":\"user\",\"content\":\"hello\"}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> sessions(int device, String config) throws IOException {
        try (Stream<Path> files =
                Files.walk(devices.get(device).machine().folder(config).resolve("projects"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsInAProfileIsPlacedInThatProfileAlone() throws IOException {
        useBoth(0);
        useBoth(1);
        say(0, ".claude-work", WORK);
        devices.syncAll();

        assertThat(sessions(1, ".claude")).containsExactly(HOME + ".jsonl");
        assertThat(sessions(1, ".claude-work")).containsExactly(WORK + ".jsonl");
    }

    @Test
    void whatIsInAProfileIsPlacedWhereProfilesShareTheirProjects() throws IOException {
        useBoth(0);
        Path own = devices.get(1).machine().folder(".claude");
        Path work = devices.get(1).machine().folder(".claude-work");
        Files.createSymbolicLink(work.resolve("projects"), own.resolve("projects"));
        useBoth(1);
        say(0, ".claude-work", WORK);
        devices.syncAll();

        assertThat(sessions(1, ".claude")).containsExactly(HOME + ".jsonl", WORK + ".jsonl");
        assertThat(devices.get(1).sync().skipped()).isEmpty();
    }

    @Test
    void whatCannotBeMatchedWaitsAndSaysSo() throws IOException {
        useBoth(0);
        say(0, ".claude-work", WORK);
        devices.get(0).sync();
        SyncReport report = devices.get(1).sync();

        assertThat(sessions(1, ".claude")).containsExactly(HOME + ".jsonl");
        assertThat(report.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.reason().what())
                    .contains("the profile claude-work of claude, which is not on this device");
            assertThat(skipped.reason().remedy()).hasToString("roam config claude.profiles FOLDER=claude-work");
        });
        useBoth(1);
        devices.syncAll();
        assertThat(sessions(1, ".claude-work")).containsExactly(WORK + ".jsonl");
    }
}
