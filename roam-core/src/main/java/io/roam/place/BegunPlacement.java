package io.roam.place;

import io.roam.capture.HalfWrittenSessionException;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.RunHistory;
import io.roam.spi.AppendRepair;
import io.roam.spi.RoamException;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;

/** A placement of which the ledger knows that it was begun. If it does not come to its end, what it left half written is taken back. */
record BegunPlacement(RunHistory runs, PlacedEntry entry) {
    /** Carries out what was prepared, and notes the end. */
    void commit(StoreWriter writer, UndoLog undo) {
        try {
            writer.commit();
        } catch (RoamException e) {
            throw takeBack(writer, undo, e);
        }
        runs.addEnd(entry);
    }

    /** Takes back what a failed commit left; returns the error that says how the session stands now. */
    private RoamException takeBack(StoreWriter writer, UndoLog undo, RoamException failure) {
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
