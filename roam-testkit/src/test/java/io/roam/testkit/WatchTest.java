package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.AlreadyWatchedException;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<RoamException> failures = new LinkedBlockingQueue<>();
    private final WatchListener listener = new WatchListener() {
        @Override
        public void done(SyncReport report) {
            reports.add(report);
        }

        @Override
        public void failed(RoamException failure) {
            failures.add(failure);
        }
    };

    @Test
    void whatIsSaidIsCapturedAtOnceUntilItIsClosed() throws Exception {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            device.session("one").line("E e1 - a word");
            Watch watch = device.roam().watch(listener);
            Thread thread = new Thread(watch::run);
            thread.start();
            assertThat(next().captured())
                    .singleElement()
                    .extracting(SyncReport.Capture::session)
                    .isEqualTo("one");

            device.session("one").line("E e2 e1 another");
            assertThat(next().captured())
                    .singleElement()
                    .extracting(SyncReport.Capture::events)
                    .isEqualTo(1L);
            assertThat(device.roam().isWatched()).isTrue();
            assertThatThrownBy(() -> device.roam().watch(listener)).isInstanceOf(AlreadyWatchedException.class);

            watch.close();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(thread.isAlive()).isFalse();
            assertThat(device.roam().isWatched()).isFalse();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void anInterruptedWatchEnds() throws Exception {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            device.session("one").line("E e1 - a word");
            Watch watch = device.roam().watch(listener);
            Thread thread = new Thread(watch::run);
            thread.start();
            next();
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(thread.isAlive()).isFalse();
            assertThat(device.roam().isWatched()).isFalse();
        }
    }

    @Test
    void aWatchThatIsClosedBeforeItRanLetsGoOfItsLock() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            Watch watch = device.roam().watch(listener);
            watch.close();
            assertThat(device.roam().isWatched()).isFalse();
            watch.run();
            assertThat(reports).isEmpty();
            device.roam().watch(listener).close();
        }
    }

    /** Returns the next report of a capture; that something was sent is reported by itself. */
    private SyncReport next() throws InterruptedException {
        SyncReport report;
        do {
            report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(report).isNotNull();
        } while (report.captured().isEmpty());
        return report;
    }
}
