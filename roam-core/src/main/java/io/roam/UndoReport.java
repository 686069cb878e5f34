package io.roam;

import java.util.List;

/**
 * What an undo did.
 *
 * @param run the run it was about
 * @param takenBack what stands as it stood before
 * @param left what was not touched
 */
public record UndoReport(long run, List<LogEntry.Placed> takenBack, List<Left> left) {
    /** Makes one; the lists are copied. */
    public UndoReport {
        takenBack = List.copyOf(takenBack);
        left = List.copyOf(left);
    }

    /**
     * A placement that was not taken back.
     *
     * @param remedy what the user can do; may be empty
     */
    public record Left(LogEntry.Placed placed, String reason, String remedy) {}
}
