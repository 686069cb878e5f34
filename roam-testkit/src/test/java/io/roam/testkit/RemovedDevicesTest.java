package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.spi.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
            assertThatThrownBy(() -> desk.roam().devices().accept("d1"))
                    .hasMessageContaining("would accept")
                    .hasMessageContaining("--same-key");
            desk.roam().devices().accept("d1", true);
            devices.syncAll();
            assertThat(desk.session("new").events()).containsExactly("n1");
            assertThat(desk.pool()).isEqualTo(tablet.pool()).isEqualTo(lap.pool());
        }
    }

    @Test
    void whatIsPendingIsToldEverywhereAndKeptByTheUsersWord() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            removeLap(devices);
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            lap.sync();
            lap.session("one").say("e4", "e3");
            lap.session("new").say("n1", "-");
            lap.sync();
            SyncReport report = desk.sync();
            assertThat(report.isComplete()).isFalse();
            assertThat(report.pending()).hasSize(1);
            SyncReport.PendingDevice pending = report.pending().get(0);
            assertThat(pending.name()).isEqualTo("d1");
            assertThat(pending.messages()).isEqualTo(2);
            assertThat(pending.conversations()).hasSize(2);
            assertThat(pending.reason().what())
                    .isEqualTo(
                            "2 messages from d1 are pending: no paired device had received them when d1 was removed");
            assertThat(pending.reason().remedy()).hasToString("roam review d1");
            assertThat(desk.roam().status().next().pending()).isEqualTo(report.pending());
            assertThat(desk.roam().conversations().list())
                    .filteredOn(one -> one.state() == Conversation.State.PENDING)
                    .hasSize(2);
            Conversation one = desk.roam().conversations().list().stream()
                    .filter(found -> found.length() == 4 || found.session().equals("one"))
                    .findFirst()
                    .orElseThrow();
            assertThat(desk.roam()
                            .conversations()
                            .branchTranscript(one.id(), Optional.empty())
                            .pending())
                    .hasSize(1);

            Device.PendingReview review = desk.roam().devices().review("d1", Optional.empty());
            assertThat(review.messages()).isEqualTo(2);
            assertThat(desk.roam()
                            .devices()
                            .keepPending("d1", Optional.of(one.id()))
                            .messages())
                    .isEqualTo(1);
            desk.sync();
            assertThat(desk.session("one").events()).containsExactly("e1", "e2", "e3", "e4");
            assertThat(desk.roam().devices().keepPending("d1", Optional.empty()).messages())
                    .isEqualTo(1);
            assertThat(desk.sync().pending()).isEmpty();
            assertThat(desk.session("new").events()).containsExactly("n1");
            assertThat(desk.roam().conversations().list())
                    .noneMatch(found -> found.state() == Conversation.State.PENDING);
            assertThat(join(devices, desk).session("new").events()).containsExactly("n1");
        }
    }

    @Test
    void whatIsWhollyPendingIsShownAndNothingElseIsDoneWithIt() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            removeLap(devices);
            TestDevice desk = devices.get(0);
            devices.get(1).session("new").say("n1", "-");
            devices.get(1).sync();
            desk.sync();
            Roam roam = desk.roam();
            String id = roam.conversations().list().stream()
                    .filter(one -> one.state() == Conversation.State.PENDING)
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(roam.conversations()
                            .branchTranscript(id, Optional.empty())
                            .pending())
                    .hasSize(1);
            List<ThrowingCallable> others = List.of(
                    () -> roam.conversations().branches(id),
                    () -> roam.restore(id, Optional.empty()),
                    () -> roam.resume(id, Optional.empty()),
                    () -> roam.fork(id, Optional.empty(), folder),
                    () -> roam.rename(id, "A title"),
                    () -> roam.dropBranch(id, "1"));
            for (ThrowingCallable other : others) {
                assertThatThrownBy(other)
                        .isInstanceOf(NotPossibleException.class)
                        .hasMessageContaining("all messages of this conversation are pending");
            }
        }
    }

    @Test
    void aDeviceIsHeldAsSoonAsACardNamesANoticeThatHasNotArrived() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            TestDevice lap = devices.get(1);
            TestDevice tablet = devices.get(2);
            removeLap(devices);
            devices.get(0).sync();
            lap.session("new").say("n1", "-");
            lap.sync();
            devices.meeting().only((from, to, file) -> !file.endsWith(".notice"));
            assertThat(tablet.sync().pending())
                    .extracting(one -> one.reason().what())
                    .containsExactly("d1 was removed, by the card of d0. New messages from d1 are pending.");
            assertThat(tablet.session("new").exists()).isFalse();
            tablet.sync();
            assertThat(tablet.sync().isQuiet()).isTrue();

            tablet.roam().devices().accept("d1");
            devices.meeting().all();
            tablet.sync();
            assertThat(tablet.session("new").events()).containsExactly("n1");
            assertThat(tablet.sync().pending())
                    .as("the user's word answered it before it arrived")
                    .isEmpty();
        }
    }

    @Test
    void whatArrivesWithTheNoticeOfARemovalIsNotAccepted() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            TestDevice lap = devices.get(1);
            TestDevice tablet = devices.get(2);
            removeLap(devices);
            devices.get(0).sync();
            lap.session("new").say("n1", "-");
            lap.sync();
            tablet.sync();
            assertThat(tablet.session("new").exists()).isFalse();
            assertThat(tablet.pool()).isEqualTo(devices.get(0).pool());
        }
    }

    @Test
    void aRemovedDeviceIsToldSo() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            removeLap(devices);
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            desk.sync();
            Reason.Coded told = Reason.Coded.of(
                    "removed-by-device", "d0 removed this device on 2026-11-22: it accepts no new messages from here");
            assertThat(lap.sync().notes()).containsOnlyOnce(told);
            assertThat(lap.roam().status().next().notes()).containsOnlyOnce(told);
            devices.syncAll();
            desk.roam().devices().accept("d1", true);
            devices.syncAll();
            assertThat(lap.sync().notes()).isEmpty();
        }
    }

    @Test
    void aPendingConversationIsListedAlsoIfAStrangerSpokeInIt() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            removeLap(devices);
            desk.sync();
            lap.session("new").say("n1", "-");
            TestDevice stranger = join(devices, lap);
            stranger.session("new").say("n2", "n1");
            stranger.session("other").say("o1", "-");
            stranger.sync();
            desk.sync();
            assertThat(desk.roam().conversations().list())
                    .filteredOn(one -> one.state() == Conversation.State.PENDING)
                    .as("not what a stranger alone said")
                    .hasSize(1);
        }
    }

    @Test
    void withATimeOfLossWhatWasAcceptedLaterIsVouchedForByNobody() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice desk = devices.get(0);
            TestDevice lap = devices.get(1);
            lap.session("two").say("t1", "-");
            devices.syncAll();
            pass(devices);
            Instant lost = desk.machine().clock().instant();
            pass(devices);
            lap.session("two").say("t2", "t1");
            devices.syncAll();
            Device.RemovalReport removed = desk.roam().devices().unpair("d1", Optional.of(lost));
            assertThat(removed.kept()).isEqualTo(2);
            desk.sync();
            TestDevice newcomer = join(devices, desk);
            assertThat(newcomer.session("two").events()).containsExactly("t1");
            assertThat(newcomer.sync().pending()).hasSize(1);
            assertThat(desk.session("two").events())
                    .as("what was accepted stays")
                    .containsExactly("t1", "t2");
        }
    }

    @Test
    void twoDevicesThatRemovedEachOtherAreBothHeldUntilTheUserDecides() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            devices.get(0).roam().devices().unpair("d1");
            devices.get(1).roam().devices().unpair("d0");
            devices.get(0).sync();
            devices.get(1).sync();
            TestDevice tablet = devices.get(2);
            SyncReport report = tablet.sync();
            assertThat(report.pending())
                    .hasSize(2)
                    .allMatch(one ->
                            one.reason().what().contains("removed each other. New messages from both are pending."));
            tablet.roam().devices().unpair("d1");
            tablet.roam().devices().accept("d0");
            assertThat(tablet.sync().pending()).isEmpty();
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
