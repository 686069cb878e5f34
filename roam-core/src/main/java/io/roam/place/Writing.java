package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/** Writes into one store what is to be placed, and into the ledger what was. */
record Writing(Ledger ledger, ToolAdapter adapter, HistoryStore store, String root, Stamp stamp, Tally tally) {
    /**
     * Takes a step; whether it could be taken.
     *
     * @param title the title among the records that roam made up
     */
    boolean write(Task task, Step step, Placement placement, RecordSource records, Optional<String> title) {
        try (StoreWriter writer = store.openWriter()) {
            Optional<Refusal> refusal = writer.refusalOf(placement).or(() -> busy(placement, task.wish()));
            if (refusal.isPresent()) {
                refused(task, refusal.get());
                return false;
            }
            if (!task.wish().dry()) {
                commit(writer, task, step, placement, records, title);
            }
            tally.placed().add(placed(task, step, placement));
            return true;
        } catch (SessionChangedException e) {
            tally.left().add(task.left(Left.Why.OPEN, e.what(), e.remedy()));
            return false;
        }
    }

    private Placed placed(Task task, Step step, Placement placement) {
        return new Placed(
                task.conversation(),
                key(placement),
                placement.workspace(),
                Math.max(0, step.to().chain().length() - step.before().length()),
                step instanceof Step.Fresh || step instanceof Step.Copy);
    }

    private Optional<Refusal> busy(Placement placement, Wish wish) {
        if (placement.expected().isEmpty()
                || !(store.useOf(placement.session()) instanceof SessionUse.Unknown unknown)) {
            return Optional.empty();
        }
        return unknown.toolRuns() && !wish.asked()
                ? Optional.of(new Refusal(unknown.why(), "close it, or run roam resume", Refusal.Until.CLOSED))
                : Optional.empty();
    }

    private void commit(
            StoreWriter writer,
            Task task,
            Step step,
            Placement placement,
            RecordSource records,
            Optional<String> title) {
        UndoLog undo = new UndoLog(ledger.undoFolder());
        writer.prepareWrite(
                placement,
                RecordSources.of(List.of(records), record -> adapter.adaptForPlacement(checked(record), placement)),
                undo);
        SessionKey key = key(placement);
        Checkpoint checkpoint = new Checkpoint(
                task.conversation(),
                step.to().chain(),
                true,
                placement.workspace().toString(),
                step instanceof Step.Copy,
                title);
        boolean moves = !(step instanceof Step.Forward forward) || forward.from() != forward.to() || title.isPresent();
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

    private PlacedEntry written(Task task, Step step, Placement placement, UndoLog undo) {
        return new PlacedEntry(
                ledger.runs().nextWritten(),
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

    private static PlacedEntry.Action what(Step step) {
        return step instanceof Step.Fresh
                ? PlacedEntry.Action.MADE
                : step instanceof Step.Copy ? PlacedEntry.Action.COPIED : PlacedEntry.Action.WROTE;
    }

    private Record checked(Record record) {
        if (!adapter.hasValidClass(record)) {
            throw new MisclassedRecordException(record, adapter.classRule());
        }
        return record;
    }

    private SessionKey key(Placement placement) {
        return new SessionKey(adapter.id(), root, placement.session());
    }

    private void refused(Task task, Refusal refusal) {
        Left.Why why = switch (refusal.until()) {
            case CLOSED -> Left.Why.OPEN;
            case MAPPED -> Left.Why.UNPLACED;
            case MENDED, NEVER -> Left.Why.REFUSED;
        };
        tally.left().add(task.left(why, refusal.reason(), refusal.remedy()));
    }
}
