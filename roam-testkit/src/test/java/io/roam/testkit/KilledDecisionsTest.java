package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device;
import io.roam.api.HomeClosedException;
import io.roam.device.DeviceCard;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that decides something is killed at each of its writes; the next one ends as if it had not been. */
@Tag("slow")
final class KilledDecisionsTest {
    private static final int MOST = 400;

    @TempDir
    Path folder;

    private int atEachWrite(Consumer<TestDevices> before, Consumer<TestDevice> work, Consumer<TestDevices> after) {
        return atWrites(1, before, work, after);
    }

    /** Kills the work at one write after the other, that far apart, until it is done without being killed; returns how many they are. */
    private int atWrites(
            int apart, Consumer<TestDevices> before, Consumer<TestDevice> work, Consumer<TestDevices> after) {
        for (int step = 0; step < MOST; step += apart) {
            AtomicBoolean done = new AtomicBoolean();
            try (TestDevices devices = TestDevices.in(folder.resolve("s" + step), 3, new FakeTool())) {
                before.accept(devices);
                devices.get(0).killedAt(step, device -> {
                    work.accept(device);
                    done.set(true);
                });
                after.accept(devices);
            } catch (AssertionError | RoamException e) {
                throw new AssertionError("killed at " + step + ": " + e, e);
            }
            FileTree.of(folder.resolve("s" + step)).delete();
            if (done.get()) {
                return step;
            }
        }
        throw new AssertionError("it comes to no end");
    }

    /** The laptop spoke, and the desk has its words; the tablet was away. */
    private static void speak(TestDevices devices) {
        TestDevice lap = devices.get(1);
        devices.meeting().only((from, to, file) -> !from.equals("d2") && !to.equals("d2"));
        lap.session("two").say("t1", "-");
        lap.sync();
        devices.get(0).sync();
        devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
    }

    private static Device.TrustState stateOfLap(TestDevice device) {
        return device.roam().devices().list().stream()
                .filter(one -> one.name().equals("d1"))
                .map(Device::state)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRemovalIsToldOf(TestDevices devices) {
        TestDevice tablet = devices.get(2);
        devices.get(1).session("new").say("n1", "-");
        devices.get(1).sync();
        devices.meeting().all();
        tablet.sync();
        devices.get(0).sync();
        tablet.sync();
        assertThat(stateOfLap(tablet)).isEqualTo(Device.TrustState.HELD);
        assertThat(tablet.session("two").events()).containsExactly("t1");
        assertThat(tablet.session("new").exists()).isFalse();
        assertThat(devices.get(0).session("new").exists()).isFalse();
    }

    @Test
    void whoIsKilledWhileItRemovesADeviceHasRemovedItOrNot() {
        int writes = atEachWrite(
                KilledDecisionsTest::speak, desk -> desk.roam().devices().unpair("d1"), devices -> {
                    TestDevice desk = devices.get(0);
                    if (stateOfLap(desk) != Device.TrustState.RETIRED) {
                        desk.roam().devices().unpair("d1");
                    }
                    desk.sync();
                    DeviceCard card = card(desk);
                    assertThat(card.removed()).hasSize(1);
                    assertThat(card.removed().get(0).notices()).hasSize(1);
                    assertThat(card.removed().get(0).count()).isEqualTo(1);
                    assertRemovalIsToldOf(devices);
                });
        assertThat(writes).isGreaterThan(8);
    }

    @Test
    void whoIsKilledWhileItHearsOfARemovalHeedsItInTheNextRun() {
        int writes = atWrites(
                7,
                devices -> {
                    devices.get(2).session("two").say("t1", "-");
                    devices.syncAll();
                    devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
                    devices.get(2).roam().devices().unpair("d1");
                    devices.get(2).sync();
                    devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
                    devices.get(1).session("new").say("n1", "-");
                    devices.get(1).sync();
                },
                TestDevice::sync,
                devices -> {
                    TestDevice desk = devices.get(0);
                    desk.sync(); // what had arrived without the notice was accepted rightly
                    assertThat(stateOfLap(desk)).isEqualTo(Device.TrustState.HELD);
                    Set<String> known = desk.pool();
                    devices.get(1).session("two").say("t2", "t1");
                    devices.get(1).sync();
                    desk.sync();
                    assertThat(desk.pool())
                            .isEqualTo(known)
                            .containsAll(devices.get(2).pool());
                    assertThat(card(desk).removed().get(0).count()).isZero();
                });
        assertThat(writes).isGreaterThan(8);
    }

    @Test
    void whoIsKilledWhileItRepairsAHomeRepairsItInTheNextRun() {
        int writes = atEachWrite(
                devices -> {
                    TestDevice desk = devices.get(0);
                    desk.roam().markPrivate(desk.machine().folder("work"));
                    desk.roam().devices().unpair("d1");
                    devices.syncAll();
                    desk.session("secret").say("e1", "-");
                    desk.restarted(() -> delete(desk.home().data().resolve("ledger")));
                },
                desk -> desk.doctor().repair(true),
                devices -> {
                    TestDevice desk = devices.get(0);
                    try {
                        desk.sync();
                    } catch (HomeClosedException e) {
                        desk.repair();
                    }
                    desk.sync();
                    assertThat(desk.roam().closure()).isEmpty();
                    assertThat(desk.pool()).as("what is private").isEmpty();
                    assertThat(desk.roam().privateRules()).hasSize(1);
                    assertThat(stateOfLap(desk)).isEqualTo(Device.TrustState.RETIRED);
                    devices.get(2).session("public").say("p1", "-");
                    devices.get(2).sync();
                    desk.sync();
                    assertThat(desk.session("public").events()).containsExactly("p1");
                });
        assertThat(writes).isGreaterThan(4);
    }

    private static DeviceCard card(TestDevice device) {
        String id = device.roam().devices().self().id();
        try {
            return DeviceCard.parse(
                    Files.readAllBytes(device.home().data().resolve("pool/main/devices/" + id + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
