package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device;
import io.roam.api.LeaveMode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the messages of a device that was removed. */
final class RemovedDevicesTest {
    @TempDir
    Path folder;

    private static void pass(TestDevices devices) {
        devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
    }

    private static TestDevice join(TestDevices devices, TestDevice with) {
        TestDevice newcomer = devices.add();
        newcomer.roam().devices().pair(with.roam().devices().pairingCode(), false);
        with.sync();
        newcomer.sync();
        return newcomer;
    }

    /** Desk and lap both spoke in one conversation, lap began another, and desk removed lap. */
    private static void removeLap(TestDevices devices) {
        TestDevice desk = devices.get(0);
        TestDevice lap = devices.get(1);
        desk.session("one").say("e1", "-");
        devices.syncAll();
        lap.session("one").say("e2", "e1");
        lap.session("two").say("t1", "-");
        devices.syncAll();
        desk.session("one").say("e3", "e2");
        desk.sync();
        pass(devices);
        desk.roam().devices().unpair("d1");
        pass(devices);
    }

    @Test
    void aNewDeviceReadsAllThatTheOneItTrustsHadAccepted() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            removeLap(devices);
            TestDevice desk = devices.get(0);
            desk.sync();
            TestDevice newcomer = join(devices, desk);
            assertThat(newcomer.session("one").events()).containsExactly("e1", "e2", "e3");
            assertThat(newcomer.session("two").events()).containsExactly("t1");
            assertThat(newcomer.pool()).isEqualTo(desk.pool());
        }
    }

    @Test
    void theFirstSignerMayBeLost() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            removeLap(devices);
            TestDevice second = join(devices, devices.get(0));
            second.sync();
            devices.meeting().only((from, to, file) -> !from.equals("d0") && !to.equals("d0"));
            TestDevice third = devices.add();
            third.roam().devices().pair(second.roam().devices().pairingCode(), false);
            second.sync();
            third.sync();
            assertThat(third.roam().devices().list())
                    .filteredOn(device -> device.state() == Device.TrustState.PAIRED)
                    .extracting(Device::name)
                    .containsExactly("d2");
            assertThat(third.session("two").events()).containsExactly("t1");
        }
    }

    @Test
    void whatARemovedDeviceSaysAfterwardsWaitsEverywhereAndComesWhenItIsPairedAgain() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            removeLap(devices);
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            TestDevice tablet = devices.get(2);
            desk.sync();
            tablet.sync();
            assertThat(tablet.roam().devices().list())
                    .filteredOn(device -> device.state() == Device.TrustState.HELD)
                    .extracting(Device::name)
                    .containsExactly("d1");
            lap.session("one").say("e4", "e3");
            lap.session("new").say("n1", "-");
            lap.sync();
            devices.all().forEach(TestDevice::sync);
            assertThat(desk.session("new").exists()).isFalse();
            assertThat(tablet.session("new").exists()).isFalse();
            assertThat(desk.session("one").events()).containsExactly("e1", "e2", "e3");
            assertThat(desk.pool()).isEqualTo(tablet.pool());

            tablet.roam().devices().accept("d1");
            tablet.sync();
            assertThat(tablet.session("new").events()).containsExactly("n1");
            desk.sync();
            assertThat(desk.session("new").exists())
                    .as("no trust by introduction")
                    .isFalse();
            desk.roam().devices().accept("d1");
            devices.syncAll();
            assertThat(desk.session("new").events()).containsExactly("n1");
            assertThat(desk.pool()).isEqualTo(tablet.pool()).isEqualTo(lap.pool());
        }
    }

    @Test
    void aDeviceThatLeftIsRemovedWhereverItIsHeardAndItsMessagesStay() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            lap.session("two").say("t1", "-");
            devices.syncAll();
            lap.session("two").say("t2", "t1");
            lap.roam().leave(LeaveMode.KEEP_FILES);
            desk.sync();
            assertThat(desk.session("two").events()).containsExactly("t1", "t2");
            TestDevice newcomer = join(devices, desk);
            assertThat(newcomer.session("two").events()).containsExactly("t1", "t2");
            assertThat(newcomer.roam().devices().list())
                    .noneMatch(device -> device.state() == Device.TrustState.VOUCHED);
        }
    }

    @Test
    void removingADeviceEndsTheCodesThatWereGivenOut() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            TestDevice desk = devices.get(0);
            TestDevice tablet = devices.get(2);
            String deskCode = desk.roam().devices().pairingCode();
            String tabletCode = tablet.roam().devices().pairingCode();
            desk.roam().devices().unpair("d1");
            desk.sync();
            tablet.sync();
            TestDevice lap = devices.get(1);
            lap.roam().devices().pair(deskCode, false);
            TestDevice stranger = devices.add();
            stranger.roam().devices().pair(tabletCode, false);
            desk.sync();
            tablet.sync();
            assertThat(desk.roam().devices().list())
                    .filteredOn(device -> device.name().equals("d1"))
                    .extracting(Device::state)
                    .containsExactly(Device.TrustState.RETIRED);
            assertThat(tablet.roam().devices().list())
                    .filteredOn(device -> device.name().equals("d3"))
                    .extracting(Device::state)
                    .containsExactly(Device.TrustState.ASKS);
        }
    }
}
