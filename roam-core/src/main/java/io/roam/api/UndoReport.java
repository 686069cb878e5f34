package io.roam.api;

import io.roam.spi.Reason;
import java.util.List;

/**
 * What an undo did.
 *
 * @param run the number of the run
 * @param undone the placements that were reverted
 * @param skipped the placements that were not
 */
public record UndoReport(long run, List<RunLogEntry.Placed> undone, List<Skipped> skipped) {
    /** Copies the lists. */
    public UndoReport {
        undone = List.copyOf(undone);
        skipped = List.copyOf(skipped);
    }

    /**
     * A placement that was not reverted.
     *
     * @param placed the placement
     * @param reason why not, with what the user can do
     */
    public record Skipped(RunLogEntry.Placed placed, Reason reason) {}
}
