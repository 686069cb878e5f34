package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Side tracks that several sessions keep in one file. */
final class SharedSideTracksTest {
    @TempDir
    private Path folder;

    private TestDevices devices;

    @BeforeEach
    void pairThem() {
        devices = TestDevices.in(folder, 2, new FakeTool());
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private Path file(int device, String name) {
        return FakeSession.install(devices.get(device).machine()).resolve(name);
    }

    private List<String> lines(int device, String name) throws IOException {
        return Files.readAllLines(file(device, name), StandardCharsets.ISO_8859_1);
    }

    /** Gives the conversation a branch on each device, so that each has two sessions of it. */
    private void branch(String beside) throws IOException {
        FakeSession here = devices.get(0).session("one").say("e1", "-").say("e2", "e1");
        Files.writeString(file(0, beside), "E a1 - x #one\nE a2 a1 x #one\n");
        devices.syncAll();
        here.say("e3", "e2");
        devices.get(1).session("one").say("f3", "e2");
        Files.writeString(file(1, beside), Files.readString(file(1, beside)) + "E b1 - x #one\n");
        devices.syncAll();
    }

    private void requireSilence() {
        Set<String> pool = devices.get(0).pool();
        for (int round = 0; round < 4; round++) {
            for (TestDevice device : devices.all()) {
                device.loseCache();
                assertThat(device.sync().isQuiet()).isTrue();
            }
        }
        assertThat(devices.get(0).pool()).isEqualTo(pool);
        assertThat(devices.get(1).pool()).isEqualTo(pool);
    }

    @Test
    void placesWhatASessionOwnsWithItAlone() throws IOException {
        branch("agents.shared");

        requireSilence();
        assertThat(devices.get(0).sessions()).hasSize(2);
        assertThat(lines(0, "agents.shared")).containsExactly("E a1 - x #one", "E a2 a1 x #one", "E b1 - x #one");
        assertThat(lines(1, "agents.shared")).isEqualTo(lines(0, "agents.shared"));
    }

    @Test
    void keepsTheLinesOfSeveralSessionsInOneFileApart() throws IOException {
        devices.get(0).session("one").say("e1", "-").share("E a1 - x");
        devices.get(0).session("two").say("f1", "-").share("E b1 - x");
        devices.get(0).session("one").share("E a2 - x");
        devices.syncAll();
        devices.get(1).session("two").share("E b2 - x");
        devices.syncAll();

        requireSilence();
        for (int device = 0; device < 2; device++) {
            assertThat(lines(device, "agents.shared"))
                    .containsExactlyInAnyOrder("E a1 - x #one", "E a2 - x #one", "E b1 - x #two", "E b2 - x #two");
        }
    }

    @Test
    void aSessionThatComesBackFindsItsLinesStillThere() throws IOException {
        FakeSession here = devices.get(0).session("one").say("e1", "-").share("E a1 - x");
        devices.get(0).session("two").say("f1", "-").share("E b1 - x");
        devices.syncAll();
        here.delete();
        devices.syncAll();
        devices.get(0)
                .roam()
                .conversations()
                .list()
                .forEach(one -> devices.get(0).roam().restore(one.id(), Optional.empty()));

        assertThat(here.exists()).isTrue();
        requireSilence();
        assertThat(lines(0, "agents.shared")).containsExactlyInAnyOrder("E a1 - x #one", "E b1 - x #two");
    }

    /** The adapter is at fault, but a pool may not grow for ever by it. */
    @Test
    void anAdapterThatShowsOneRecordInTwoSessionsFillsNoPool() throws IOException {
        branch("agents.common");
        int lines = lines(0, "agents.common").size();

        requireSilence();
        assertThat(lines(0, "agents.common")).hasSize(lines);
        devices.get(0).session("two").say("g1", "-");
        Files.writeString(file(0, "agents.common"), Files.readString(file(0, "agents.common")) + "E c1 - x\n");
        devices.syncAll();
        requireSilence();
    }
}
