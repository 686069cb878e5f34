package io.roam.place;

import io.roam.capture.HalfWrittenSessionException;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.RunHistory;
import io.roam.spi.RoamException;
import io.roam.spi.tool.AppendRepair;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;

/** A placement that did not come to its end: what it left half written is taken back. */
record FailedPlacement(RunHistory runs, PlacedEntry entry) {
    /** Takes back what a failed commit left; returns the error that says how the session stands now. */
    RoamException takeBack(StoreWriter writer, UndoLog undo, RoamException failure) {
        try {
            AppendRepair.Outcome outcome = writer.takeBack(undo);
            if (outcome == AppendRepair.Outcome.WAITS) {
                return new HalfWrittenSessionException(entry.session(), failure);
            }
            recordOutcome(outcome);
            return failure;
        } catch (SessionChangedException e) {
            return new HalfWrittenSessionException(entry.session(), failure);
        } catch (RoamException e) {
            failure.addSuppressed(e);
            return new HalfWrittenSessionException(entry.session(), failure);
        }
    }

    /** Notes that nothing is half written any more. */
    void recordOutcome(AppendRepair.Outcome outcome) {
        if (outcome == AppendRepair.Outcome.TAKEN_BACK) {
            recordTakenBack();
        } else {
            runs.addEnd(entry);
        }
    }

    private void recordTakenBack() {
        try {
            runs.recordUndone(entry);
        } catch (RoamException e) { // a full disk: the next start finds that nothing of it stands
            return;
        }
    }
}
