package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.SyncReport;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of a tool in which nothing can be placed. */
final class KeptTest {
    @TempDir
    Path folder;

    @Test
    void goOverAndWaitForNothing() {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            devices.get(0).session("one").say("e1", "-");
            devices.syncAll();
            assertThat(devices.get(1).session("one").exists()).isFalse();
            assertThat(devices.get(1).roam().conversations()).hasSize(1);
            assertThat(devices.get(1).roam().transcript("one").all()).hasSize(1);
            assertThat(devices.get(1).roam().status().next().left()).isEmpty();
        }
    }

    @Test
    void areNotPlacedForTheAskingAndThatIsSaid() {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            devices.get(0).session("one").say("e1", "-");
            devices.syncAll();
            SyncReport report = devices.get(1).roam().restore("one", Optional.empty());
            assertThat(report.left().get(0).reason()).contains("are kept and read, and placed nowhere");
        }
    }
}
