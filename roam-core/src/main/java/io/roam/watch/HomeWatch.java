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
    /** The safety net where the system tells of changes, and all there is on macOS, where Java is not told. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final SyncRunner runner;
    private final WatchReporter reporter;
    private final WatchLock lock;
    private final WakeSignal signal;
    private final Duration poll;
    private Stopwatch sinceWhole = Stopwatch.createUnstarted();
    private boolean rung;
    private volatile boolean ended;

    public HomeWatch(SyncRunner runner, WatchListener listener) {
        this.runner = runner;
        this.reporter = new WatchReporter(listener, runner::isUpToDate);
        this.signal = runner.home().wakeSignal();
        this.poll = runner.home().machine().os() == Os.MAC ? OFTEN : SLOW;
        this.lock = WatchLock.take(runner.home().layout().data());
    }

    @Override
    public void run() {
        try (StoreWatcher stores =
                new StoreWatcher(runner.home().machine().home().getFileSystem(), signal::signal)) {
            while (!ended) {
                Duration pause = step(stores);
                stores.watch(WatchedFolders.watched(runner.home().context()));
                rung = signal.await(pause);
            }
        } finally {
            lock.close();
        }
    }

    /** Does what there is to do; says how long to wait for news at most. */
    private Duration step(StoreWatcher stores) {
        try {
            SyncReport report = runner.syncChanged(changed(stores.changed()));
            reporter.done(report);
            return report.unsettled() > 0 ? SETTLING : poll;
        } catch (RoamException e) {
            sinceWhole = Stopwatch.createUnstarted();
            reporter.failed(e);
            return poll;
        }
    }

    /** Where to look: where something is known to have happened; everywhere if nothing was heard for a while, or it is time to. */
    private Optional<Set<Path>> changed(Set<Path> heard) {
        if (rung && sinceWhole.isRunning() && sinceWhole.elapsed().compareTo(poll) < 0) {
            return Optional.of(heard);
        }
        sinceWhole = Stopwatch.createStarted();
        return Optional.empty();
    }

    @Override
    public void close() {
        ended = true;
        signal.signal();
    }
}
