package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.api.CancelledException;
import io.roam.api.SyncListener;
import io.roam.api.SyncOptions;
import io.roam.api.SyncProgress;
import io.roam.api.SyncProgress.Stage;
import io.roam.home.HomeLock;
import io.roam.home.Sleeper;
import io.roam.spi.Diagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synchronization tells how far it is, and can be cancelled anywhere. */
final class CancelTest {
    private static final int ROUNDS = 25;

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();

    /** Cancels when it is asked for that time. */
    private record CancelAt(int time, AtomicInteger asked) implements SyncListener {
        CancelAt(int time) {
            this(time, new AtomicInteger());
        }

        @Override
        public boolean isCancelled() {
            return asked.getAndIncrement() >= time;
        }
    }

    @Test
    void itTellsEachStageWithCountsAndBytes() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            devices.get(0).session("one").line("E e1 - a word");
            devices.get(0).session("two").line("E e2 - another word");
            List<SyncProgress> told = new ArrayList<>();
            SyncListener listener = new SyncListener() {
                @Override
                public void progressed(SyncProgress progress) {
                    told.add(progress);
                }
            };
            devices.get(0).roam().sync(SyncOptions.usual().with(listener));
            List<SyncProgress> captured = told.stream()
                    .filter(progress -> progress.stage() == Stage.CAPTURING)
                    .toList();
            assertThat(captured).extracting(SyncProgress::done).startsWith(1, 2);
            assertThat(captured).extracting(SyncProgress::total).startsWith(2, 2);
            assertThat(captured.get(1).bytes())
                    .isEqualTo(captured.get(1).totalBytes())
                    .isPositive();
            assertThat(captured.get(0).bytes()).isLessThan(captured.get(0).totalBytes());
            assertThat(captured.get(0).conversation())
                    .hasValueSatisfying(id -> assertThat(id).hasSize(32));
            assertThat(captured.get(0).tool()).contains("fake");

            told.clear();
            devices.get(1).roam().onProgress(listener);
            devices.get(1).sync();
            assertThat(told)
                    .extracting(SyncProgress::stage)
                    .contains(Stage.SCANNING, Stage.EXCHANGING, Stage.RECEIVING, Stage.PLACING);
            assertThat(told.stream()
                            .filter(progress -> progress.stage() == Stage.PLACING && progress.total() == 2)
                            .toList())
                    .extracting(SyncProgress::done)
                    .containsExactly(1, 2);
        }
    }

    @Test
    void whereverItIsCancelledNothingIsLostOrDoubled() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            int cancelled = 0;
            for (int time = 0; time < ROUNDS; time++) {
                cancelled += roundCancelledAt(devices, time);
            }
            assertThat(cancelled)
                    .as("later rounds end before they are cancelled")
                    .isGreaterThan(ROUNDS / 2);
            for (TestDevice device : devices.all()) {
                assertThat(device.doctor().examine(List.of(), text -> {}))
                        .extracting(Diagnosis::severity)
                        .containsOnly(Diagnosis.Severity.GOOD, Diagnosis.Severity.NOTICE);
            }
        }
    }

    /** Has both devices synchronize, cancels that, and has them do it again; returns how many were cancelled. */
    private int roundCancelledAt(TestDevices devices, int time) {
        String parent = events.isEmpty() ? "-" : events.get(events.size() - 1);
        events.add("e" + time);
        devices.get(time % 2).session("one").line("E e" + time + " " + parent + " a word");
        devices.get(time % 2).session("other" + time).line("E o" + time + " - a word");
        int cancelled = 0;
        for (TestDevice device : List.of(devices.get(time % 2), devices.get(1 - time % 2))) {
            try {
                device.roam().sync(SyncOptions.usual().with(new CancelAt(time)));
            } catch (CancelledException e) {
                cancelled++;
            }
            device.sync();
        }
        devices.syncAll();
        for (TestDevice device : devices.all()) {
            assertThat(device.session("one").events()).as("round " + time).containsExactlyElementsOf(events);
            assertThat(device.session("other" + time).events()).containsExactly("o" + time);
            assertThat(device.sessions()).hasSize(time + 2);
        }
        return cancelled;
    }

    @Test
    void anInterruptCancelsAtWhateverStepOfTheDisk() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            int cancelled = 0;
            for (int step = 0; step < ROUNDS; step++) {
                cancelled += roundInterruptedAt(devices, step);
            }
            assertThat(cancelled).isGreaterThan(ROUNDS);
        }
    }

    private int roundInterruptedAt(TestDevices devices, int step) {
        String parent = events.isEmpty() ? "-" : events.get(events.size() - 1);
        events.add("e" + step);
        devices.get(step % 2).session("one").line("E e" + step + " " + parent + " a word");
        int cancelled = 0;
        for (TestDevice device : List.of(devices.get(step % 2), devices.get(1 - step % 2))) {
            InterruptingDisk disk = new InterruptingDisk(step);
            device.restarted(() -> device.machine().with(disk));
            try {
                device.sync();
            } catch (CancelledException e) {
                assertThat(Thread.interrupted()).isTrue();
                cancelled++;
            }
            assertThat(Thread.interrupted()).as("an interrupt is never lost").isFalse();
            device.sync();
        }
        devices.syncAll();
        for (TestDevice device : devices.all()) {
            assertThat(device.session("one").events()).as("step " + step).containsExactlyElementsOf(events);
            assertThat(device.sessions()).as("step " + step).hasSize(1);
            assertThat(device.roam().status().inbox().quarantined())
                    .as("step " + step)
                    .isEmpty();
        }
        return cancelled;
    }

    @Test
    void waitingForAnotherRoamIsToldAndCanBeCancelled() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            Set<Stage> told = EnumSet.noneOf(Stage.class);
            AtomicInteger waits = new AtomicInteger();
            SyncListener listener = new SyncListener() {
                @Override
                public void progressed(SyncProgress progress) {
                    told.add(progress.stage());
                    waits.incrementAndGet();
                }

                @Override
                public boolean isCancelled() {
                    return waits.get() > 3;
                }
            };
            Roam roam = device.roam();
            new HomeLock(device.home().data(), Sleeper::real).runLocked(() -> {
                assertThatThrownBy(() -> roam.sync(SyncOptions.usual().with(listener)))
                        .isInstanceOf(CancelledException.class);
                return roam;
            });
            assertThat(told).containsExactly(Stage.WAITING_FOR_HOME);
            assertThat(roam.sync().problems()).isEmpty();
        }
    }

    @Test
    void aListenerThatFailsEndsNothing() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            devices.get(0).session("one").line("E e1 - a word");
            SyncListener failing = new SyncListener() {
                @Override
                public void progressed(SyncProgress progress) {
                    throw new IllegalStateException("the listener's own");
                }

                @Override
                public boolean isCancelled() {
                    throw new IllegalStateException("the listener's own");
                }
            };
            assertThat(devices.get(0)
                            .roam()
                            .sync(SyncOptions.usual().with(failing))
                            .captured())
                    .hasSize(1);
        }
    }
}
