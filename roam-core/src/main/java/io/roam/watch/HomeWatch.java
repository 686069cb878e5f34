package io.roam.watch;

import com.google.common.base.Stopwatch;
import com.google.common.base.Throwables;
import io.roam.api.AlreadyWatchedException;
import io.roam.api.CancelledException;
import io.roam.api.HomeClosedException;
import io.roam.api.NotInitializedException;
import io.roam.api.RoamClosedException;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.home.WakeSignal;
import io.roam.operation.SyncRunner;
import io.roam.operation.UniqueDeviceName;
import io.roam.spi.Os;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synchronizes a home whenever a store or another device has something new. */
public final class HomeWatch implements Watch {
    /** The time between full scans, in case a change was missed. */
    private static final Duration POLL = Duration.ofSeconds(10);

    /** The same where the system tells of no changes: on macOS, and where its limit is reached. */
    private static final Duration POLL_UNTOLD = Duration.ofSeconds(1);

    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final SyncRunner runner;
    private final WatchReporter reporter;
    private final WatchLock lock;
    private final WakeSignal signal;
    private Stopwatch sinceFullScan = Stopwatch.createUnstarted();
    private Duration poll;
    private boolean signalled;
    private boolean running;
    private boolean ended;
    private volatile @Nullable Throwable failure;

    public HomeWatch(SyncRunner runner, WatchListener listener) {
        this.runner = runner;
        this.reporter = new WatchReporter(listener, runner::isUpToDate);
        this.signal = runner.home().wakeSignal();
        this.poll = isMac() ? POLL_UNTOLD : POLL;
        this.lock = WatchLock.acquire(runner.home().layout().data());
    }

    private boolean isMac() {
        return runner.home().machine().os() == Os.MAC;
    }

    @Override
    public void run() {
        if (begin()) {
            work();
        }
    }

    @Override
    public Watch start() {
        if (begin()) {
            Thread thread = new Thread(this::workAlone, "roam-watch");
            thread.setDaemon(true);
            thread.start();
        }
        return this;
    }

    private void workAlone() {
        try {
            work();
        } catch (RuntimeException | Error e) { // whoever awaits the end hears of it
            return;
        }
    }

    private void work() {
        try (StoreWatcher stores =
                new StoreWatcher(runner.home().machine().home().getFileSystem(), signal::signal)) {
            while (!isEnded()) {
                Duration pause = syncOnce(stores);
                watchFolders(stores);
                signalled = signal.await(pause.compareTo(poll) < 0 ? pause : poll);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        if (ended) {
            return false;
        }
        if (running) {
            throw new AlreadyWatchedException(runner.home().layout().data());
        }
        runner.home().requireUsable();
        running = true;
        return true;
    }

    private void end() {
        lock.close();
        reporter.ended(Optional.ofNullable(failure)
                .filter(RoamException.class::isInstance)
                .map(RoamException.class::cast));
        synchronized (this) {
            ended = true;
            running = false;
            notifyAll();
        }
    }

    private synchronized boolean isEnded() {
        return ended || Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean await(Duration longest) {
        boolean done = awaitEnd(longest);
        if (failure != null) {
            Throwables.throwIfUnchecked(failure);
        }
        return done;
    }

    private synchronized boolean awaitEnd(Duration longest) {
        Stopwatch waited = Stopwatch.createStarted();
        try {
            for (Duration left = longest; !isDone() && left.toNanos() > 0; left = longest.minus(waited.elapsed())) {
                wait(left.toMillis(), left.toNanosPart() % 1_000_000);
            }
            return isDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(e);
        }
    }

    private boolean isDone() {
        return ended && !running;
    }

    /** Synchronizes once; returns the longest time to wait before the next run. */
    private Duration syncOnce(StoreWatcher stores) {
        try {
            Optional<Set<Path>> changed = foldersToScan(stores.takeChanged());
            SyncReport report = new UniqueDeviceName(runner.home()).sync(() -> runner.syncChanged(changed));
            reporter.done(report);
            return report.unsettledSessions() > 0 ? SETTLING : poll;
        } catch (RoamClosedException e) { // that ends this, too
            close();
            return poll;
        } catch (HomeClosedException e) { // nothing can be done before it is repaired
            throw e;
        } catch (RoamException e) {
            if (isHomeRemoved()) {
                throw new NotInitializedException(runner.home().layout().data());
            }
            sinceFullScan = Stopwatch.createUnstarted();
            if (!isEnded()) {
                reporter.failed(e);
            }
            return poll;
        }
    }

    /** Whether the home was deleted, as {@code roam uninstall --purge} does. */
    private boolean isHomeRemoved() {
        return lock.isFileGone() && !Files.exists(runner.home().layout().key());
    }

    private void watchFolders(StoreWatcher stores) {
        try {
            stores.watch(WatchedFolders.find(runner.home().context()));
        } catch (RoamException e) { // the next run reports it
            return;
        }
        poll = isMac() || !stores.isTold() ? POLL_UNTOLD : POLL;
        stores.obstacle().ifPresent(why -> reporter.hindered(obstacle(why)));
    }

    private String obstacle(String why) {
        return new Reason(
                        "the system does not report all changes of files (" + why + "); roam checks every "
                                + poll.toSeconds() + " s instead",
                        "on Linux, raise fs.inotify.max_user_instances and fs.inotify.max_user_watches")
                .sentence();
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
    public synchronized void close() {
        ended = true;
        if (!running) {
            lock.close();
            notifyAll();
        }
        signal.signal();
    }
}
