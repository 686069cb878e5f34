package io.roam.watch;

import com.google.common.base.Stopwatch;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.home.WakeSignal;
import io.roam.operation.SyncRunner;
import io.roam.spi.Os;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Synchronizes a home whenever a store or another device has something new. */
public final class HomeWatch implements Watch {
    /** The time between full scans, in case a change was missed. */
    private static final Duration POLL = Duration.ofSeconds(10);

    /** On macOS, where Java learns of no changes. */
    private static final Duration POLL_ON_MAC = Duration.ofSeconds(1);

    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final SyncRunner runner;
    private final WatchReporter reporter;
    private final WatchLock lock;
    private final WakeSignal signal;
    private final Duration poll;
    private Stopwatch sinceFullScan = Stopwatch.createUnstarted();
    private boolean signalled;
    private volatile boolean ended;

    public HomeWatch(SyncRunner runner, WatchListener listener) {
        this.runner = runner;
        this.reporter = new WatchReporter(listener, runner::isUpToDate);
        this.signal = runner.home().wakeSignal();
        this.poll = runner.home().machine().os() == Os.MAC ? POLL_ON_MAC : POLL;
        this.lock = WatchLock.acquire(runner.home().layout().data());
    }

    @Override
    public void run() {
        try (StoreWatcher stores =
                new StoreWatcher(runner.home().machine().home().getFileSystem(), signal::signal)) {
            while (!ended) {
                Duration pause = syncOnce(stores);
                stores.watch(WatchedFolders.find(runner.home().context()));
                signalled = signal.await(pause);
            }
        } finally {
            lock.close();
        }
    }

    /** Synchronizes once; returns the longest time to wait before the next run. */
    private Duration syncOnce(StoreWatcher stores) {
        try {
            SyncReport report = runner.syncChanged(foldersToScan(stores.takeChanged()));
            reporter.done(report);
            return report.unsettledSessions() > 0 ? SETTLING : poll;
        } catch (RoamException e) {
            sinceFullScan = Stopwatch.createUnstarted();
            reporter.failed(e);
            return poll;
        }
    }

    /** Returns the changed folders; empty: all, as nothing was signalled or a full scan is due. */
    private Optional<Set<Path>> foldersToScan(Set<Path> changed) {
        if (signalled && sinceFullScan.isRunning() && sinceFullScan.elapsed().compareTo(poll) < 0) {
            return Optional.of(changed);
        }
        sinceFullScan = Stopwatch.createStarted();
        return Optional.empty();
    }

    @Override
    public void close() {
        ended = true;
        signal.signal();
    }
}
