package io.roam.adapter.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.kit.JsonSlice;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to sessions on two devices, as Qwen Code reads them. */
final class JourneyTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private QwenHome here;
    private QwenHome there;

    @BeforeEach
    void prepare() {
        devices = TestDevices.in(folder, 2, new QwenAdapter());
        devices.all().forEach(device -> device.machine().folder(".qwen/sessions"));
        here = home(0);
        there = home(1);
    }

    @AfterEach
    void end() {
        devices.close();
    }

    private QwenHome home(int device) {
        devices.get(device).machine().folder(".qwen/projects");
        return new QwenHome(devices.get(device).machine());
    }

    private void syncAll() {
        for (int round = 0; round < 3; round++) {
            for (TestDevice device : devices.all()) {
                device.machine().advance(Duration.ofSeconds(10));
                assertThat(device.sync().problems()).isEmpty();
            }
        }
    }

    /** Returns what Qwen Code resumes: the texts on the path from the first line to the last one with an ID. */
    private static List<String> resumed(QwenHome home, String session) {
        List<JsonSlice> lines = home.lines(session);
        assertThat(lines.stream()
                        .flatMap(line -> line.string("sessionId").stream())
                        .distinct())
                .containsExactly(session);
        List<String> texts = new ArrayList<>();
        Optional<JsonSlice> line =
                lines.stream().filter(one -> one.string("uuid").isPresent()).reduce((first, second) -> second);
        while (line.isPresent()) {
            PromptText.of(line.get()).ifPresent(text -> texts.add(0, text));
            Optional<String> parent = line.get().string("parentUuid");
            line = parent.map(id -> lines.stream()
                    .filter(one -> one.string("uuid").equals(Optional.of(id)))
                    .findFirst()
                    .orElseThrow());
        }
        return texts;
    }

    private static List<String> sessions(QwenHome home) {
        try (Stream<Path> files = Files.list(home.chats())) {
            return files.map(file -> file.getFileName().toString().replace(".jsonl", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void titlesAndStateStayOnThePath() {
        here.user(QwenHome.ONE, "one");
        here.title(QwenHome.ONE, "Lamp");
        here.state(QwenHome.ONE);
        here.user(QwenHome.ONE, "two");
        syncAll();
        assertThat(resumed(there, QwenHome.ONE)).containsExactly("one", "two");
        there.user(QwenHome.ONE, "three");
        here.state(QwenHome.ONE);
        syncAll();
        assertThat(resumed(here, QwenHome.ONE)).containsExactly("one", "two", "three");
        assertThat(devices.get(1).roam().conversations().list().get(0).title()).contains("Lamp");
    }

    @Test
    void aRewindTravelsWithTheMessageBehindIt() {
        String one = here.user(QwenHome.ONE, "one");
        here.user(QwenHome.ONE, "wrong");
        syncAll();
        String rewind = here.addBehind(QwenHome.ONE, one, "system", "\"subtype\":\"rewind\"");
        assertThat(rewind).isNotEmpty();
        here.user(QwenHome.ONE, "right");
        syncAll();
        assertThat(resumed(there, QwenHome.ONE)).containsExactly("one", "right");
    }

    @Test
    void twoWritersHaveTwoSessionsThatQwenCodeResumes() {
        here.user(QwenHome.ONE, "one");
        syncAll();
        here.user(QwenHome.ONE, "here");
        there.user(QwenHome.ONE, "there");
        syncAll();
        for (QwenHome home : List.of(here, there)) {
            assertThat(sessions(home)).hasSize(2);
            assertThat(sessions(home).stream().map(session -> resumed(home, session)))
                    .containsExactlyInAnyOrder(List.of("one", "here"), List.of("one", "there"));
        }
        assertThat(resumed(here, QwenHome.ONE)).containsExactly("one", "here");
        assertThat(resumed(there, QwenHome.ONE)).containsExactly("one", "there");
    }

    @Test
    void aTitleOfRoamChangesNothingOfThePath() {
        here.user(QwenHome.ONE, "one");
        here.state(QwenHome.ONE);
        syncAll();
        devices.get(1).roam().rename(QwenHome.ONE, "Lamp");
        syncAll();
        assertThat(here.read(QwenHome.ONE)).contains("\"customTitle\":\"Lamp\"");
        assertThat(resumed(here, QwenHome.ONE)).containsExactly("one");
        String before = there.read(QwenHome.ONE);
        here.user(QwenHome.ONE, "two");
        syncAll();
        assertThat(there.read(QwenHome.ONE)).startsWith(before);
        assertThat(resumed(there, QwenHome.ONE)).containsExactly("one", "two");
    }

    @Test
    void halfALineThatStayedAndTheWholeOneBehindItAreBothKept() {
        here.user(QwenHome.ONE, "one");
        syncAll();
        String before = here.read(QwenHome.ONE);
        here.user(QwenHome.ONE, "two");
        String whole = here.read(QwenHome.ONE);
        here.replace(QwenHome.ONE, whole.substring(0, before.length() + 120));
        devices.get(0).machine().advance(Duration.ofMinutes(10));
        syncAll();
        here.replace(QwenHome.ONE, whole);
        devices.get(0).machine().advance(Duration.ofMinutes(10));
        syncAll();
        assertThat(here.read(QwenHome.ONE)).isEqualTo(whole);
        assertThat(sessions(there).stream().map(session -> resumed(there, session)))
                .contains(List.of("one", "two"));
    }

    @Test
    void undoBringsTheOldBytesBack() {
        here.user(QwenHome.ONE, "one");
        syncAll();
        String before = there.read(QwenHome.ONE);
        here.user(QwenHome.ONE, "two");
        syncAll();
        assertThat(there.read(QwenHome.ONE)).isNotEqualTo(before);
        devices.get(1).roam().undo(Optional.empty());
        assertThat(there.read(QwenHome.ONE)).isEqualTo(before);
    }
}
