package io.roam.operation;

import com.google.common.base.Stopwatch;
import io.roam.api.SyncReport;
import io.roam.place.PlacementRequest;
import io.roam.spi.transport.ExchangeState;
import io.roam.sync.SyncMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Synchronizes an open home, and returns what was done. */
public record SyncRunner(OpenHome home, Consumer<String> progress) {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofMillis(300);

    /** Synchronizes, and waits up to 20 s until all reachable devices are up to date. */
    public SyncReport sync() {
        return sync(WAIT);
    }

    /** Synchronizes, and waits at most that long until all reachable devices are up to date. */
    public SyncReport sync(Duration wait) {
        SyncReport report = home.runExclusive(() -> run(SyncMode.WAIT_UNTIL_SETTLED));
        Stopwatch waited = Stopwatch.createStarted();
        while (waited.elapsed().compareTo(wait) < 0 && isInProgress()) {
            progress.accept("waiting for the other devices");
            home.wakeSignal().await(RETRY);
            report = report.plus(syncNow());
        }
        return report;
    }

    private boolean isInProgress() {
        return home.context().exchange().state() == ExchangeState.IN_PROGRESS;
    }

    /** Does what can be done now, without waiting for anything. */
    SyncReport syncNow() {
        return home.runExclusive(() -> run(SyncMode.IMMEDIATE));
    }

    /** Returns what a synchronization would do; writes nothing. */
    public SyncReport preview() {
        return home.runExclusive(() -> run(SyncMode.DRY_RUN));
    }

    /**
     * Synchronizes without asking how far the other devices are: the report says that they are not up to date.
     *
     * @param changed the folders of stores in which something happened since the last run; empty: any of them
     */
    public SyncReport syncChanged(Optional<Set<Path>> changed) {
        Supplier<SyncReport> run = () -> home.engine().syncChanged(changed, progress);
        return home.runExclusive(() -> trusting(run.get(), run));
    }

    /** Runs once; the caller holds the home. */
    public SyncReport run(SyncMode mode) {
        return run(mode, Optional.empty());
    }

    /** Synchronizes, and places a conversation as requested; the caller holds the home. */
    public SyncReport placeRequested(PlacementRequest request) {
        return run(SyncMode.IMMEDIATE, Optional.of(request));
    }

    private SyncReport run(SyncMode mode, Optional<PlacementRequest> request) {
        SyncReport report = home.engine().run(mode, request, progress);
        boolean upToDate = mode == SyncMode.DRY_RUN || isUpToDate();
        return trusting(report.withUpToDate(upToDate), () -> run(mode, request));
    }

    /** Whether this device and all that can be reached have the same batches. */
    public boolean isUpToDate() {
        return home.context().exchange().state() == ExchangeState.UP_TO_DATE;
    }

    /** Runs again if the first run trusted a device, so that its new card goes out with it. */
    private SyncReport trusting(SyncReport report, Supplier<SyncReport> again) {
        if (report.pairedDevices().isEmpty()) {
            return report;
        }
        new DevicePairing(home).renewCard();
        return report.plus(again.get());
    }
}
