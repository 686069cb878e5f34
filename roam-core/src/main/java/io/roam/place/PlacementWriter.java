package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.capture.OpenStore;
import io.roam.history.Head;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.pool.RecordSources;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.List;
import java.util.Optional;

/** Writes a session into one store, and into the ledger that it was placed. */
record PlacementWriter(PlacementContext context, OpenStore store) {
    /**
     * Carries out a step; returns whether it was possible. In a dry run nothing is written.
     *
     * @param title the generated title among the records
     */
    boolean write(
            PlacementTask task, PlacementStep step, Placement placement, RecordSource records, Optional<String> title) {
        try (StoreWriter writer = store.store().openWriter()) {
            Optional<Refusal> refusal = writer.refusalOf(placement).or(() -> busyRefusal(placement, task.request()));
            if (refusal.isPresent()) {
                skip(task, refusal.get());
                return false;
            }
            if (!context.dry()) {
                commit(writer, task, step, placement, records, title);
            }
            task.result().addPlaced(placed(task, step, placement));
            return true;
        } catch (SessionChangedException e) {
            task.skip(SkipReason.OPEN, Reason.of(e));
            return false;
        }
    }

    private PlacedSession placed(PlacementTask task, PlacementStep step, Placement placement) {
        return new PlacedSession(
                task.conversation(),
                store.key(placement.session()),
                folderName(placement),
                Math.max(0, step.to().chain().length() - step.before().length()),
                isMade(step),
                step.to().chain(),
                context.names().nameOf(new Head(step.to()).device()),
                step instanceof PlacementStep.FastForward forward
                        ? forward.session().state().facts().title()
                        : Optional.empty());
    }

    private static boolean isMade(PlacementStep step) {
        return step instanceof PlacementStep.Create
                || step instanceof PlacementStep.Fork
                || step instanceof PlacementStep.Move;
    }

    private Optional<Refusal> busyRefusal(Placement placement, PlacementRequest request) {
        if (placement.expected().isEmpty()
                || !(store.store().useOf(placement.session()) instanceof SessionUse.Unknown unknown)) {
            return Optional.empty();
        }
        return unknown.toolRuns() && !request.isExplicit()
                ? Optional.of(Refusal.of(
                        unknown.why(),
                        Remedy.of("close the session, or run: ").then(ActionKind.RESUME),
                        Refusal.Until.CLOSED))
                : Optional.empty();
    }

    private void commit(
            StoreWriter writer,
            PlacementTask task,
            PlacementStep step,
            Placement placement,
            RecordSource records,
            Optional<String> title) {
        Ledger ledger = context.ledger();
        UndoLog undo = new UndoLog(ledger.undoFolder());
        writer.prepareWrite(
                placement,
                RecordSources.concat(List.of(records), record -> adapted(verified(record), placement)),
                undo);
        SessionKey key = store.key(placement.session());
        Checkpoint checkpoint = checkpoint(task, step, placement, title);
        boolean movesCheckpoint = !(step instanceof PlacementStep.FastForward forward)
                || forward.from() != forward.to()
                || title.isPresent();
        PlacedEntry entry = entry(
                task, placement, step, isTitling(step, records) ? PlacedEntry.Action.TITLED : actionOf(step), undo);
        ledger.runs().add(entry);
        if (movesCheckpoint) {
            ledger.checkpoints().recordIntent(key, checkpoint);
        }
        ledger.flush();
        new BegunPlacement(ledger.runs(), entry).commit(writer, undo);
        if (movesCheckpoint) {
            ledger.checkpoints().record(key, checkpoint);
        }
    }

    private String folderName(Placement placement) {
        return new FolderPaths(store.store()).nameOf(placement.workspace());
    }

    private Checkpoint checkpoint(PlacementTask task, PlacementStep step, Placement placement, Optional<String> title) {
        return new Checkpoint(
                task.conversation(),
                step.to().chain(),
                true,
                folderName(placement),
                step instanceof PlacementStep.Fork,
                title);
    }

    private PlacedEntry entry(
            PlacementTask task, Placement placement, PlacementStep step, PlacedEntry.Action action, UndoLog undo) {
        return new PlacedEntry(
                context.ledger().runs().nextPlacedNumber(),
                context.run().number(),
                context.run().time(),
                store.key(placement.session()),
                task.conversation(),
                step.before(),
                step.to().chain(),
                action,
                folderName(placement),
                undo.lines());
    }

    /** Whether a step writes nothing but properties, such as a title. */
    private static boolean isTitling(PlacementStep step, RecordSource records) {
        if (!(step instanceof PlacementStep.FastForward forward) || forward.from() != forward.to()) {
            return false;
        }
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (!record.isMain() || record.kind() != Record.Kind.PROPERTY) {
                    return false;
                }
            }
        }
        return true;
    }

    private static PlacedEntry.Action actionOf(PlacementStep step) {
        if (step instanceof PlacementStep.Create) {
            return PlacedEntry.Action.MADE;
        }
        if (step instanceof PlacementStep.Move) {
            return PlacedEntry.Action.MOVED;
        }
        return step instanceof PlacementStep.Fork ? PlacedEntry.Action.COPIED : PlacedEntry.Action.WROTE;
    }

    /** Returns the record as it is written. A line that holds a line feed would be two, and the second of any class. */
    private Record adapted(Record record, Placement placement) {
        Record adapted = store.adapter().adaptForPlacement(record, placement);
        if ((adapted.endsWithLineFeed() || adapted.isUnterminated()) && hasLineFeed(adapted.payload())) {
            throw new MisclassedRecordException(record, store.adapter().classRule());
        }
        return adapted;
    }

    private static boolean hasLineFeed(byte[] line) {
        for (byte one : line) {
            if (one == '\n') {
                return true;
            }
        }
        return false;
    }

    private Record verified(Record record) {
        ToolAdapter adapter = store.adapter();
        if (record.kind() == Record.Kind.LOCAL || adapter.grantsPermissions(record) || !adapter.hasValidClass(record)) {
            throw new MisclassedRecordException(record, store.adapter().classRule());
        }
        return record;
    }

    private void skip(PlacementTask task, Refusal refusal) {
        SkipReason kind = switch (refusal.until()) {
            case CLOSED -> SkipReason.OPEN;
            case MAPPED -> SkipReason.UNPLACED;
            case ALLOWED -> SkipReason.DISABLED;
            case MENDED, NEVER -> SkipReason.REFUSED;
        };
        task.skip(kind, refusal.reason());
    }
}
