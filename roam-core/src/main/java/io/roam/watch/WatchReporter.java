package io.roam.watch;

import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Tells of a watch's runs: what was done, what is not as it was at the run before, and when all became equal. */
final class WatchReporter {
    private final WatchListener listener;
    private final BooleanSupplier equal;
    private Set<String> notes = Set.of();
    private String failure = "";
    private boolean incomplete;

    /**
     * Makes one.
     *
     * @param equal whether all devices that can be reached are equal with this one; asked only where it matters
     */
    WatchReporter(WatchListener listener, BooleanSupplier equal) {
        this.listener = listener;
        this.equal = equal;
    }

    void done(SyncReport report) {
        failure = "";
        boolean news = !report.isQuiet() || !notes.containsAll(report.problems());
        notes = Set.copyOf(report.problems());
        if (news) {
            tell(report);
        } else if (incomplete && equal.getAsBoolean()) {
            incomplete = false;
            listener.equal();
        }
    }

    private void tell(SyncReport report) {
        boolean complete = equal.getAsBoolean();
        incomplete = !complete;
        listener.done(report.complete(complete));
    }

    /** One that goes on failing in the same way is told once. */
    void failed(RoamException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(failure)) {
            listener.failed(e);
        }
        failure = now;
    }
}
