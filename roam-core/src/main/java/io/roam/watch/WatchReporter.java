package io.roam.watch;

import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reports the runs of a watch to its listener: what was done, new problems, and when all devices became up to date. An exception of the
 * listener ends nothing.
 */
final class WatchReporter {
    private final WatchListener listener;
    private final BooleanSupplier isUpToDate;
    private Set<Reason.Coded> problems = Set.of();
    private String failure = "";
    private boolean incomplete;
    private boolean hindered;

    /**
     * Reports to a listener.
     *
     * @param isUpToDate whether all devices that can be reached are up to date; called only where it matters
     */
    WatchReporter(WatchListener listener, BooleanSupplier isUpToDate) {
        this.listener = listener;
        this.isUpToDate = isUpToDate;
    }

    void done(SyncReport report) {
        failure = "";
        boolean news = !report.isQuiet() || !problems.containsAll(report.problems());
        problems = Set.copyOf(report.problems());
        if (news) {
            report(report);
        } else if (incomplete && isUpToDate.getAsBoolean()) {
            incomplete = false;
            call(listener::upToDate);
        }
    }

    private void report(SyncReport report) {
        boolean complete = isUpToDate.getAsBoolean();
        incomplete = !complete;
        call(() -> listener.done(report.withUpToDate(complete)));
    }

    /** Reports a failure, but not one that is the same as that of the run before. */
    void failed(RoamException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(failure)) {
            call(() -> listener.failed(e));
        }
        failure = now;
    }

    /** Reports what hinders the watch; only the first time. */
    void hindered(String sentence) {
        if (!hindered) {
            hindered = true;
            call(() -> listener.hindered(sentence));
        }
    }

    /** Reports the end; {@code why} is empty if it was asked for. */
    void ended(Optional<RoamException> why) {
        call(() -> listener.ended(why));
    }

    private static void call(Runnable report) {
        try {
            report.run();
        } catch (RuntimeException e) { // the listener's own fault, and the conversations go on
            return;
        }
    }
}
