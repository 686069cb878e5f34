package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeavingTest {
    @TempDir
    Path folder;

    @Test
    void theOthersSeeThatADeviceLeftAndItsSessionsStay() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            devices.get(0).session("one").line("E e1 - a word");
            devices.syncAll();
            LeaveReport report = devices.get(1).roam().leave(LeaveMode.KEEP_FILES);
            assertThat(report.peersInformed()).isTrue();
            assertThat(report.remains()).contains(devices.get(1).home().data().toString());
            devices.get(0).sync();
            assertThat(devices.get(0).roam().devices().list())
                    .extracting(Device::state)
                    .containsExactly(Device.TrustState.SELF, Device.TrustState.LEFT);
            assertThat(devices.get(1).session("one").lines()).hasSize(1);
            assertThat(devices.get(0).session("one").lines()).hasSize(1);
        }
    }

    @Test
    void withPurgeNothingOfRoamsRemains() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            devices.get(0).session("one").line("E e1 - a word");
            devices.syncAll();
            assertThat(devices.get(1).roam().leave(LeaveMode.PURGE).remains()).isEmpty();
            assertThat(Files.exists(devices.get(1).home().data())).isFalse();
            assertThat(devices.get(1).session("one").lines()).hasSize(1);
        }
    }

    /** Whatever happened before: packs that waited, came early, were known or spoilt, files of unknown devices. */
    @Test
    @Tag("slow")
    void withPurgeNothingRemainsOfAnyHistory() {
        for (long seed = 0; seed < 8; seed++) {
            History history = History.ofFiles(seed);
            try (World world = new World(
                    folder.resolve(String.valueOf(seed)),
                    history.devices(),
                    history.deeds().size())) {
                history.deeds().forEach(world::happen);
                world.settle();
                TestDevice device = world.devices.get(1);
                assertThat(device.roam().leave(LeaveMode.PURGE).remains())
                        .as("seed " + seed)
                        .isEmpty();
            }
        }
    }
}
