package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks on two devices: branches of one conversation, whose files point into one another on the first device. */
class ForkJourneyTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final int ROUNDS = 6;

    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    private TestDevices devices;
    private CodexHome first;
    private CodexHome second;

    @BeforeEach
    void begin() {
        devices = TestDevices.in(folder, 2, adapter);
        first = CodexHome.on(devices.get(0).machine());
        second = CodexHome.on(devices.get(1).machine());
        first.writePaginated();
        first.fork();
        sync();
        for (TestDevice device : devices.all()) {
            device.roam().folders().map("/home/ann/work", device.machine().folder("work"));
        }
        sync();
    }

    @AfterEach
    void end() {
        devices.close();
    }

    private void sync() {
        for (int round = 0; round < ROUNDS; round++) {
            devices.all().forEach(device -> {
                device.machine().advance(LONG_ENOUGH);
                device.restarted(() -> {}).sync();
            });
        }
    }

    private List<String> said(int device, String id) {
        return StoreProbe.to(adapter, devices.get(device).machine()).read(id).stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8)
                        .replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private Set<String> sessions(int device) {
        Set<String> all = new TreeSet<>();
        StoreProbe.to(adapter, devices.get(device).machine()).sessions().stream()
                .map(SessionInfo::id)
                .forEach(all::add);
        return all;
    }

    private void say(int device, String id, String text) {
        CodexHome home = device == 0 ? first : second;
        home.append(home.head(id), true, home.user(text));
    }

    /** Returns the session of a device that says a text. */
    private String saying(int device, String text) {
        return sessions(device).stream()
                .filter(id -> said(device, id).contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a thread and its fork are one conversation: where one holds the other, one session is enough")
    void forkHoldsItsThread() {
        assertThat(devices.get(0).roam().conversations().list()).hasSize(1);
        assertThat(sessions(0)).containsExactlyInAnyOrder(CodexHome.PAGINATED, CodexHome.FORK);
        assertThat(sessions(1)).hasSize(1);
        assertThat(said(1, sessions(1).iterator().next())).isEqualTo(said(0, CodexHome.FORK));
    }

    @Test
    @DisplayName(
            "when both went on they stand as two whole sessions on the other device, and are continued there and here")
    void bothContinue() {
        say(0, CodexHome.PAGINATED, "on the old branch");
        sync();
        assertThat(sessions(1)).hasSize(2);
        say(1, saying(1, "on the old branch"), "an answer from there");
        say(1, saying(1, "said in the fork"), "an answer to the fork");
        sync();
        assertThat(said(0, CodexHome.PAGINATED))
                .containsExactly(
                        "count the beacons",
                        "there are three",
                        "go on",
                        "going on after that",
                        "on the old branch",
                        "an answer from there");
        assertThat(said(0, CodexHome.FORK))
                .containsExactly(
                        "count the beacons",
                        "there are three",
                        "go on",
                        "going on after that",
                        "words in the fork",
                        "said in the fork",
                        "an answer to the fork");
        assertThat(sessions(0)).hasSize(2);
        assertThat(second.rollouts())
                .allMatch(
                        file -> RolloutName.parse(file).orElseThrow().segment().isEmpty());
    }

    @Test
    @DisplayName("a thread whose beginning is gone is reported, and nothing of it changes elsewhere; the others go on")
    void brokenThreadIsReported() throws IOException {
        List<String> before = said(1, CodexHome.FORK);
        say(0, CodexHome.FORK, "behind a beginning that is gone");
        first.writeLegacy();
        Files.delete(first.rollout("23-36", CodexHome.PAGINATED));
        devices.get(0).machine().advance(LONG_ENOUGH);
        assertThat(devices.get(0).restarted(() -> {}).sync().problems())
                .anyMatch(problem -> problem.toString().contains("which is missing or was changed"));
        sync();
        assertThat(said(1, CodexHome.FORK)).isEqualTo(before);
        assertThat(said(1, CodexHome.LEGACY)).contains("hello again");
    }
}
