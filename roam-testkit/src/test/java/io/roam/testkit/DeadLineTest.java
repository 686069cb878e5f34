package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Stopwatch;
import io.roam.Roam;
import io.roam.api.HomeLockedException;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.home.HomeLock;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transport that hangs keeps nobody from anything. */
@Tag("slow")
final class DeadLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final CountDownLatch dead = new CountDownLatch(1);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private TestDevices devices;
    private TestDevice device;

    @BeforeEach
    void pair() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        device = devices.get(0);
    }

    @AfterEach
    void close() {
        dead.countDown();
        devices.close();
    }

    private void cutLine() {
        devices.meeting().atEachExchange(name -> {
            if (name.equals(device.name())) {
                hangs.countDown();
                await(dead);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSyncEndsAndOthersWorkMeanwhile() {
        cutLine();
        device.session("one").line("E e1 - a word");
        CompletableFuture<SyncReport> sync = CompletableFuture.supplyAsync(() -> device.sync());
        await(hangs);
        Stopwatch waited = Stopwatch.createStarted();
        try (Roam other = device.another()) {
            other.markPrivate(folder.resolve("secret"));
            assertThat(waited.elapsed()).isLessThan(AT_ONCE);
        }
        SyncReport report = sync.join();
        assertThat(report.captured()).hasSize(1);
        assertThat(report.upToDate()).isFalse();
        assertThat(report.problems())
                .anySatisfy(problem -> assertThat(problem.sentence()).contains("no response"));

        dead.countDown();
        devices.syncAll();
        assertThat(devices.get(1).session("one").events()).containsExactly("e1");
    }

    @Test
    void aWatchGoesOnCapturing() throws Exception {
        cutLine();
        BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
        Watch watch = device.roam().watch(listener(reports));
        Thread thread = new Thread(watch::run);
        thread.start();
        await(hangs);
        for (String event : new String[] {"e1 -", "e2 e1", "e3 e2"}) {
            device.session("one").line("E " + event + " word");
            SyncReport report;
            do {
                report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(report).isNotNull();
            } while (report.captured().isEmpty());
        }
        watch.close();
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    private static WatchListener listener(BlockingQueue<SyncReport> reports) {
        return new WatchListener() {
            @Override
            public void done(SyncReport report) {
                reports.add(report);
            }

            @Override
            public void failed(RoamException failure) {}
        };
    }

    @Test
    void whatOnlyReadsNeedsNoLock() {
        device.session("one").line("E e1 - a word");
        device.sync();
        HomeLock lock = new HomeLock(device.home().data(), pause -> {});
        lock.runLocked(() -> {
            try (Roam other = device.another()) {
                String id = other.conversations().list().get(0).id();
                assertThat(other.status().pool().conversations()).isOne();
                assertThat(other.preview().problems()).isEmpty();
                assertThat(other.conversations().branches(id).branches()).hasSize(1);
                assertThat(other.log()).isEmpty();
                assertThatThrownBy(other::sync).isInstanceOf(HomeLockedException.class);
            }
            return lock;
        });
    }

    @Test
    void nothingIsDoubledIfAnotherProcessWorksInBetween() {
        TestDevice peer = devices.get(1);
        peer.session("far").line("E f1 - from afar");
        peer.sync();
        device.session("one").line("E e1 - a word");
        CountDownLatch once = new CountDownLatch(1);
        devices.meeting().atEachExchange(name -> {
            if (name.equals(device.name()) && once.getCount() > 0) {
                once.countDown();
                device.session("one").line("E e2 e1 another");
                try (Roam other = device.another()) {
                    other.sync();
                    other.restore(other.conversations().list().get(0).id(), Optional.empty());
                }
            }
        });
        device.sync();
        devices.meeting().atEachExchange(name -> {});
        devices.syncAll();
        for (TestDevice each : devices.all()) {
            assertThat(each.sessions()).hasSize(2);
            assertThat(each.session("one").events()).containsExactly("e1", "e2");
            assertThat(each.session("far").events()).containsExactly("f1");
        }
        assertThat(device.pool()).isEqualTo(peer.pool());
    }
}
