package io.roam.operation;

import io.roam.api.NotPossibleException;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import io.roam.ledger.PlacedEntry;
import io.roam.place.NotDone;
import io.roam.place.PlacementReverter;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Takes back all that one run placed, the last first. */
public record UndoOperation(HomeContext context, RunLogReader log) {
    public UndoReport of(Optional<Long> run, boolean dry) {
        return log.all().stream()
                .filter(one ->
                        one.stands() && run.map(number -> number == one.run()).orElse(true))
                .findFirst()
                .map(one -> all(one.run(), dry))
                .orElseThrow(() -> new NotPossibleException(
                        "nothing that roam placed stands to be taken back",
                        run.map(number -> "run " + number).orElse("this device"),
                        "roam undo --list"));
    }

    private UndoReport all(long run, boolean dry) {
        PlacementReverter back = new PlacementReverter(context.machine(), context.ledger(), context.adapters());
        List<RunLogEntry.Placed> done = new ArrayList<>();
        List<UndoReport.Skipped> left = new ArrayList<>();
        for (PlacedEntry entry : standing(run)) {
            Optional<NotDone> reason = back.takeBack(entry, dry);
            RunLogEntry.Placed placed = log.placed(entry);
            reason.ifPresentOrElse(
                    why -> left.add(new UndoReport.Skipped(placed, why.reason(), why.remedy())),
                    () -> done.add(placed));
        }
        return new UndoReport(run, done, left);
    }

    private List<PlacedEntry> standing(long run) {
        List<PlacedEntry> all = new ArrayList<>(log.writtenIn(run)
                .filter(one -> !context.ledger().runs().isUndone(one))
                .toList());
        Collections.reverse(all);
        return all;
    }
}
