package io.roam.operation;

import com.google.common.base.Stopwatch;
import io.roam.api.SyncListener;
import io.roam.api.SyncOptions;
import io.roam.api.SyncProgress.Stage;
import io.roam.api.SyncReport;
import io.roam.place.PlacementRequest;
import io.roam.spi.transport.ExchangeState;
import io.roam.sync.StartedSync;
import io.roam.sync.SyncMode;
import io.roam.sync.SyncMonitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Synchronizes an open home, and returns what was done. */
public record SyncRunner(OpenHome home, SyncMonitor monitor) {
    private static final Duration RETRY = Duration.ofMillis(300);
    private static final Duration QUIET = Duration.ofSeconds(3);
    /** What arrives without doing anything, such as a flood of junk, is taken in by later runs. */
    private static final int MAX_QUIET_ROUNDS = 5;

    /** Returns a runner that tells that listener, too. */
    public SyncRunner heardBy(SyncListener listener) {
        return new SyncRunner(home, monitor.and(listener));
    }

    /** Synchronizes, and waits as long as is usual until all reachable devices are up to date. */
    public SyncReport sync() {
        return sync(SyncOptions.usual().maxWait());
    }

    /** Synchronizes, and waits at most that long until all reachable devices are up to date. */
    public SyncReport sync(Duration wait) {
        requireOpen();
        SyncReport report = syncNow();
        if (report.unsettledSessions() > 0) {
            home.pause(QUIET);
            report = report.plus(syncNow());
        }
        Stopwatch waited = Stopwatch.createStarted();
        while (waited.elapsed().compareTo(wait) < 0 && isInProgress()) {
            monitor.begin(Stage.WAITING_FOR_DEVICES);
            home.wakeSignal().await(RETRY);
            report = report.plus(syncNow());
        }
        return report;
    }

    /** A closed home takes in cards, by which it is repaired, and nothing else. */
    private void requireOpen() {
        if (home.closure().isPresent()) {
            home.receiveCards();
            home.context().closure().requireOpen();
        }
    }

    private boolean isInProgress() {
        return home.context().exchange().state() == ExchangeState.IN_PROGRESS;
    }

    /** Does what can be done now, without waiting for other devices. */
    SyncReport syncNow() {
        return exchange(SyncMode.IMMEDIATE);
    }

    /** Synchronizes until all that arrived is taken in; the lock of the home is free while the transports work. */
    private SyncReport exchange(SyncMode mode) {
        SyncReport report = exchangeOnce(mode);
        int quiet = 0;
        while (home.context().exchange().hasMore() && quiet < MAX_QUIET_ROUNDS) {
            SyncReport next = exchangeOnce(mode);
            quiet = next.pairedDevices().isEmpty() && next.traffic().accepted() == 0 ? quiet + 1 : 0;
            report = report.plus(next);
        }
        return report;
    }

    private SyncReport exchangeOnce(SyncMode mode) {
        SyncReport report = runOnce(mode);
        return report.pairedDevices().isEmpty() ? report : report.plus(runOnce(mode)); // its new card goes out
    }

    private SyncReport runOnce(SyncMode mode) {
        Supplier<Turn> first = () -> new Turn(home.engine().start(mode, monitor), home.turn());
        try (Turn turn = home.runExclusive(first, monitor)) {
            monitor.begin(Stage.EXCHANGING);
            home.context().exchange().transports().await(monitor::check);
            return home.runExclusive(
                    () -> home.turn() == turn.number() + 1
                            ? finish(turn.started(), mode, List.of())
                            : turn.started().captured().plus(run(mode)),
                    monitor);
        }
    }

    /** A synchronization that was started in that turn of this process. */
    private record Turn(StartedSync started, long number) implements AutoCloseable {
        @Override
        public void close() {
            started.close();
        }
    }

    private SyncReport finish(StartedSync started, SyncMode mode, List<PlacementRequest> requested) {
        SyncReport report = home.engine().finish(started, mode, requested);
        return report.withUpToDate(mode == SyncMode.DRY_RUN || isUpToDate());
    }

    /** Returns what a synchronization would do; writes nothing, and needs no lock. */
    public SyncReport preview() {
        return home.runReading(reading -> {
            reading.context().closure().requireOpen();
            return new SyncRunner(reading, monitor).run(SyncMode.DRY_RUN);
        });
    }

    /**
     * Synchronizes without waiting for the transports: what they bring is taken in by the next run.
     *
     * @param changed the folders of stores in which something happened since the last run; empty: any of them
     */
    public SyncReport syncChanged(Optional<Set<Path>> changed) {
        requireOpen();
        SyncReport report = home.runExclusive(() -> home.engine().syncChanged(changed, monitor), monitor);
        if (!report.pairedDevices().isEmpty() || home.context().exchange().hasMore()) {
            home.wakeSignal().signal();
        }
        return report;
    }

    /** Synchronizes, and places a conversation as requested, without waiting for the transports; the caller holds the home. */
    public SyncReport placeRequested(PlacementRequest request) {
        return placeRequested(List.of(request));
    }

    /** Synchronizes, and places conversations as requested, without waiting for the transports; the caller holds the home. */
    SyncReport placeRequested(List<PlacementRequest> requested) {
        boolean before = isUpToDate();
        SyncReport report = run(SyncMode.IMMEDIATE, requested);
        boolean nothingNew =
                before && report.captured().isEmpty(); // what is offered again is no news to the other devices
        return report.withUpToDate(report.upToDate() || nothingNew);
    }

    /** Runs, or returns why a closed home does nothing. */
    public SyncReport runOrClosure(SyncMode mode) {
        return home.closure().map(SyncReport::closed).orElseGet(() -> run(mode));
    }

    /** Synchronizes without waiting for the transports; the caller holds the home. */
    public SyncReport run(SyncMode mode) {
        return run(mode, List.of());
    }

    private SyncReport run(SyncMode mode, List<PlacementRequest> requested) {
        try (StartedSync started = home.engine().start(mode, monitor)) {
            return finish(started, mode, requested);
        }
    }

    /** Whether this device and all that can be reached have the same batches. */
    public boolean isUpToDate() {
        return home.context().exchange().state() == ExchangeState.UP_TO_DATE;
    }
}
