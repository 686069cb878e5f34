package io.roam.operation;

import io.roam.api.NotPossibleException;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import io.roam.ledger.PlacedEntry;
import io.roam.place.PlacementReverter;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reverts all that one run placed, the last first. */
public record UndoOperation(OpenHome home) {
    /** Reverts what that run placed; empty: the latest run that can be undone. */
    public UndoReport run(Optional<Long> run) {
        return home.runExclusive(() -> undo(home.context(), run, false));
    }

    /** Returns what {@link #run} would revert; writes nothing. */
    public UndoReport preview(Optional<Long> run) {
        return home.runReading(reading -> undo(reading.context(), run, true));
    }

    private static UndoReport undo(HomeContext context, Optional<Long> run, boolean dry) {
        return new RunLogReader(context)
                .all().stream()
                        .filter(one -> one.canBeUndone()
                                && run.map(number -> number == one.run()).orElse(true))
                        .findFirst()
                        .map(one -> revert(context, one.run(), dry))
                        .orElseThrow(() -> new NotPossibleException(
                                run.isPresent() ? "cannot-undo" : "nothing-to-undo",
                                run.map(number -> "change #" + number + " cannot be undone")
                                        .orElse("nothing to undo"),
                                "",
                                Remedy.run(ActionKind.LIST_CHANGES)));
    }

    private static UndoReport revert(HomeContext context, long run, boolean dry) {
        RunLogReader log = new RunLogReader(context);
        PlacementReverter reverter = new PlacementReverter(context.machine(), context.ledger(), context.adapters());
        List<RunLogEntry.Placed> reverted = new ArrayList<>();
        List<UndoReport.Skipped> skipped = new ArrayList<>();
        for (PlacedEntry entry : undoable(context, run)) {
            Optional<Reason> refused = reverter.revert(entry, dry);
            RunLogEntry.Placed placed = log.placedOf(entry);
            refused.ifPresentOrElse(
                    reason -> skipped.add(new UndoReport.Skipped(placed, reason)), () -> reverted.add(placed));
        }
        return new UndoReport(run, reverted, skipped);
    }

    private static List<PlacedEntry> undoable(HomeContext context, long run) {
        List<PlacedEntry> all = new ArrayList<>(new RunLogReader(context)
                .placedIn(run)
                .filter(one -> !context.ledger().runs().isUndone(one))
                .toList());
        Collections.reverse(all);
        return all;
    }
}
