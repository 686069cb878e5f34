package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that cannot be read at the moment, as their tool is writing them. */
final class UnsettledSessionsTest {
    @TempDir
    Path folder;

    @Test
    void areLeftAloneInSilenceAndReadAgain() throws IOException {
        try (TestDevices devices = TestDevices.in(folder, 2, new HalfTool())) {
            devices.get(0).session("one").say("e1", "-");
            devices.syncAll();
            devices.get(0).session("one").say("e2", "e1");
            devices.get(0).sync();
            TestDevice device = devices.get(1);
            device.session("one").say("e3", "e1");
            Files.createFile(HalfTool.mark(device, "one"));

            SyncReport report = device.sync();
            assertThat(report.problems()).isEmpty();
            assertThat(report.unsettledSessions()).isEqualTo(1);
            assertThat(device.session("one").events()).containsExactly("e1", "e3");
            assertThat(device.sessions()).hasSize(1);

            Files.delete(HalfTool.mark(device, "one"));
            report = device.sync();
            assertThat(report.problems()).isEmpty();
            assertThat(report.unsettledSessions()).isZero();
            devices.syncAll();
            assertThat(device.roam().conversations().list().get(0).branches()).isEqualTo(2);
            assertThat(device.session("one").events()).containsExactly("e1", "e3");
        }
    }

    @Test
    void areToldOfOnceThatLasts() throws IOException {
        try (TestDevices devices = TestDevices.in(folder, 2, new HalfTool())) {
            TestDevice device = devices.get(0);
            device.session("one").say("e1", "-");
            Files.createFile(HalfTool.mark(device, "one"));
            assertThat(device.sync().problems()).isEmpty();

            device.machine().advance(Duration.ofMinutes(6));
            assertThat(device.sync().problems()).singleElement().asString().contains("is incomplete");

            device.session("one").say("e2", "e1");
            assertThat(device.sync().problems()).as("it is being written").isEmpty();
            Files.delete(HalfTool.mark(device, "one"));
            assertThat(device.sync().problems()).isEmpty();
            assertThat(device.roam().conversations().list()).hasSize(1);
        }
    }

    @Test
    void giveTheArchiveNothing() throws IOException {
        try (TestDevices devices = TestDevices.in(folder, 2, new HalfTool())) {
            TestDevice device = devices.get(0);
            Files.createFile(HalfTool.mark(device, "one"));
            device.session("one").say("e1", "-");
            device.sync();
            assertThatThrownBy(() -> device.roam().conversations().transcript("one"))
                    .hasMessageContaining("one");
            assertThat(device.pool()).isEmpty();
        }
    }
}
