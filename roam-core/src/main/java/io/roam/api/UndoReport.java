package io.roam.api;

import java.util.List;

/**
 * What an undo did.
 *
 * @param run the run it was about
 * @param undone what stands as it stood before
 * @param skipped what was not touched
 */
public record UndoReport(long run, List<RunLogEntry.Placed> undone, List<Skipped> skipped) {
    /** Makes one; the lists are copied. */
    public UndoReport {
        undone = List.copyOf(undone);
        skipped = List.copyOf(skipped);
    }

    /**
     * A placement that was not taken back.
     *
     * @param remedy what the user can do; may be empty
     */
    public record Skipped(RunLogEntry.Placed placed, String reason, String remedy) {}
}
