package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every synchronization. */
final class SyncLawsTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        there = devices.get(1);
        here.session("one")
                .say("e1", "-")
                .line("T title first")
                .line("S s1 e1 x")
                .line("L local")
                .say("e2", "s1")
                .line("M normal")
                .line("M normal")
                .line("T title second")
                .add("agent.log", "E a1 - look\n".getBytes(StandardCharsets.UTF_8))
                .add("spilled.txt", "much".getBytes(StandardCharsets.UTF_8));
        here.session("two").say("x1", "-");
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void syncTwiceIsSyncOnce() {
        devices.syncAll();
        List<Map<String, String>> before = files();
        for (TestDevice device : devices.all()) {
            SyncReport report = device.sync();
            assertThat(report.isQuiet()).as(report.toString()).isTrue();
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aLostCacheChangesNothing() {
        devices.syncAll();
        List<Map<String, String>> before = files();
        devices.all().forEach(TestDevice::loseCache);
        for (TestDevice device : devices.all()) {
            SyncReport report = device.sync();
            assertThat(report.isQuiet()).as(report.toString()).isTrue();
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatIsPlacedIsByteForByteWhatWasCaptured() {
        devices.syncAll();
        assertThat(there.sessions()).hasSize(2);
        assertThat(captured(there.session("one"))).isEqualTo(captured(here.session("one")));
        assertThat(there.session("one").file("agent.log"))
                .hasSameBinaryContentAs(here.session("one").file("agent.log"));
        assertThat(there.session("one").file("spilled.txt"))
                .hasSameBinaryContentAs(here.session("one").file("spilled.txt"));
    }

    private static List<String> captured(FakeSession session) {
        return session.lines().stream().filter(line -> !line.startsWith("L ")).toList();
    }

    private List<Map<String, String>> files() {
        List<Map<String, String>> all = new ArrayList<>();
        for (TestDevice device : devices.all()) {
            all.add(FileTree.of(device.home().data()).content());
            all.add(FileTree.of(FakeSession.install(device.machine())).content());
        }
        return all;
    }
}
