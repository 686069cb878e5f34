package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.capture.OpenStore;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/** Writes into one store what is to be placed, and into the ledger what was. */
record PlacementWriter(Ledger ledger, OpenStore store, RunStamp stamp, PlacementResult result) {
    /**
     * Takes a step; whether it could be taken.
     *
     * @param title the title among the records that roam made up
     */
    boolean write(
            PlacementTask task, PlacementStep step, Placement placement, RecordSource records, Optional<String> title) {
        try (StoreWriter writer = store.store().openWriter()) {
            Optional<Refusal> refusal = writer.refusalOf(placement).or(() -> busy(placement, task.request()));
            if (refusal.isPresent()) {
                refused(task, refusal.get());
                return false;
            }
            if (!task.request().dry()) {
                commit(writer, task, step, placement, records, title);
            }
            result.placed().add(placed(task, step, placement));
            return true;
        } catch (SessionChangedException e) {
            result.left().add(task.left(SkipReason.OPEN, e.what(), e.remedy()));
            return false;
        }
    }

    private PlacedSession placed(PlacementTask task, PlacementStep step, Placement placement) {
        return new PlacedSession(
                task.conversation(),
                key(placement),
                placement.workspace(),
                Math.max(0, step.to().chain().length() - step.before().length()),
                step instanceof PlacementStep.Create || step instanceof PlacementStep.Fork);
    }

    private Optional<Refusal> busy(Placement placement, PlacementRequest request) {
        if (placement.expected().isEmpty()
                || !(store.store().useOf(placement.session()) instanceof SessionUse.Unknown unknown)) {
            return Optional.empty();
        }
        return unknown.toolRuns() && !request.explicit()
                ? Optional.of(new Refusal(unknown.why(), "close it, or run roam resume", Refusal.Until.CLOSED))
                : Optional.empty();
    }

    private void commit(
            StoreWriter writer,
            PlacementTask task,
            PlacementStep step,
            Placement placement,
            RecordSource records,
            Optional<String> title) {
        UndoLog undo = new UndoLog(ledger.undoFolder());
        writer.prepareWrite(
                placement,
                RecordSources.concat(
                        List.of(records), record -> store.adapter().adaptForPlacement(checked(record), placement)),
                undo);
        SessionKey key = key(placement);
        Checkpoint checkpoint = new Checkpoint(
                task.conversation(),
                step.to().chain(),
                true,
                placement.workspace().toString(),
                step instanceof PlacementStep.Fork,
                title);
        boolean moves = !(step instanceof PlacementStep.FastForward forward)
                || forward.from() != forward.to()
                || title.isPresent();
        ledger.runs().add(written(task, step, placement, undo));
        if (moves) {
            ledger.checkpoints().recordIntent(key, checkpoint);
        }
        ledger.flush();
        writer.commit();
        if (moves) {
            ledger.checkpoints().record(key, checkpoint);
        }
    }

    private PlacedEntry written(PlacementTask task, PlacementStep step, Placement placement, UndoLog undo) {
        return new PlacedEntry(
                ledger.runs().nextPlacedNumber(),
                stamp.run(),
                stamp.time(),
                key(placement),
                task.conversation(),
                step.before(),
                step.to().chain(),
                what(step),
                placement.workspace().toString(),
                undo.lines());
    }

    private static PlacedEntry.Action what(PlacementStep step) {
        return step instanceof PlacementStep.Create
                ? PlacedEntry.Action.MADE
                : step instanceof PlacementStep.Fork ? PlacedEntry.Action.COPIED : PlacedEntry.Action.WROTE;
    }

    private Record checked(Record record) {
        if (!store.adapter().hasValidClass(record)) {
            throw new MisclassedRecordException(record, store.adapter().classRule());
        }
        return record;
    }

    private SessionKey key(Placement placement) {
        return store.key(placement.session());
    }

    private void refused(PlacementTask task, Refusal refusal) {
        SkipReason reason = switch (refusal.until()) {
            case CLOSED -> SkipReason.OPEN;
            case MAPPED -> SkipReason.UNPLACED;
            case MENDED, NEVER -> SkipReason.REFUSED;
        };
        result.left().add(task.left(reason, refusal.reason(), refusal.remedy()));
    }
}
