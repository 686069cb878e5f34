package io.roam.sync;

import io.roam.api.CancelledException;
import io.roam.api.SyncListener;
import io.roam.api.SyncProgress;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells listeners how far a run is, and ends the run where one of them, or an interrupt, asks for that. Thread-safe. */
public final class SyncMonitor {
    /** Tells nobody; an interrupt still ends the run. */
    public static final SyncMonitor SILENT = new SyncMonitor(List.of(), () -> {});

    private final List<Supplier<SyncListener>> listeners;
    private final Runnable precondition;

    private SyncMonitor(List<Supplier<SyncListener>> listeners, Runnable precondition) {
        this.listeners = listeners;
        this.precondition = precondition;
    }

    /**
     * Returns a monitor that tells the listener which that gives at the time.
     *
     * @param precondition ends the run with an exception if it cannot continue
     */
    public static SyncMonitor of(Supplier<SyncListener> listener, Runnable precondition) {
        return new SyncMonitor(List.of(listener), precondition);
    }

    /** Returns a monitor that tells that listener, too. */
    public SyncMonitor and(SyncListener listener) {
        List<Supplier<SyncListener>> all = new ArrayList<>(listeners);
        all.add(() -> listener);
        return new SyncMonitor(List.copyOf(all), precondition);
    }

    /** Tells the beginning of a stage, unless the run is to end. */
    public void begin(SyncProgress.Stage stage) {
        report(SyncProgress.of(stage));
    }

    /** Tells that a tool is scanned, unless the run is to end. */
    void beginScanning(String tool) {
        report(SyncProgress.of(SyncProgress.Stage.SCANNING, tool));
    }

    /** Tells that what arrived is taken in, unless the run is to end. */
    void beginReceiving() {
        begin(SyncProgress.Stage.RECEIVING);
    }

    /** Tells how far the run is, unless it is to end. */
    public void report(SyncProgress progress) {
        check();
        listeners.forEach(listener -> tell(listener.get(), progress));
    }

    private static void tell(SyncListener listener, SyncProgress progress) {
        try {
            listener.progressed(progress);
        } catch (RuntimeException e) { // the listener's own fault: the run continues
            return;
        }
    }

    /** Ends the run if that is asked for. Called only where nothing is half written. */
    public void check() {
        precondition.run();
        if (Thread.currentThread().isInterrupted()
                || listeners.stream().anyMatch(listener -> isCancelled(listener.get()))) {
            throw new CancelledException(null);
        }
    }

    private static boolean isCancelled(SyncListener listener) {
        try {
            return listener.isCancelled();
        } catch (RuntimeException e) { // the listener's own fault: the run continues
            return false;
        }
    }

    /** Runs work; an error to which an interrupt of this thread led is a {@link CancelledException}. */
    public <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw isInterrupt(e) ? new CancelledException(e) : e;
        }
    }

    /** Whether an interrupt led to an error: files are closed under a thread that is interrupted. */
    private static boolean isInterrupt(Throwable error) {
        return Thread.currentThread().isInterrupted()
                && Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof ClosedByInterruptException
                                || cause instanceof FileLockInterruptionException
                                || cause instanceof InterruptedIOException);
    }
}
