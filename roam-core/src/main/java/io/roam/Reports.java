package io.roam;

import io.roam.capture.Visit;
import io.roam.chain.ConversationId;
import io.roam.place.Left;
import io.roam.place.Placed;
import io.roam.pool.Pool;
import io.roam.pool.Summary;
import io.roam.sync.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells an outcome in the words of the facade. */
final class Reports {
    private final Pool pool;

    Reports(Pool pool) {
        this.pool = pool;
    }

    SyncReport of(Outcome outcome, boolean complete) {
        List<String> notes = new ArrayList<>(outcome.problems());
        notes.addAll(outcome.exchanged().problems());
        if (outcome.unsettled() > 0) {
            notes.add("the last words of " + outcome.unsettled()
                    + " sessions are not settled yet; the next sync takes them");
        }
        return new SyncReport(
                outcome.captured().stream().map(this::capture).toList(),
                outcome.exchanged().sent(),
                outcome.exchanged().received(),
                outcome.exchanged().accepted().size(),
                outcome.placed().stream().map(this::placement).toList(),
                outcome.left().stream().distinct().map(this::left).toList(),
                outcome.exchanged().quarantined(),
                outcome.exchanged().paired(),
                outcome.keptOut(),
                outcome.unsettled(),
                complete,
                notes);
    }

    private SyncReport.Capture capture(Visit visit) {
        return new SyncReport.Capture(
                visit.state().conversation().map(ConversationId::hex).orElse(""),
                visit.key().tool(),
                visit.key().session(),
                visit.state().folder(),
                visit.captured().events(),
                visit.captured().records(),
                visit.state().facts().lastWord(),
                visit.state().conversation().flatMap(this::title));
    }

    private SyncReport.Placement placement(Placed placed) {
        return new SyncReport.Placement(
                placed.conversation().hex(),
                placed.session().tool(),
                placed.session().session(),
                placed.folder(),
                placed.events(),
                placed.fresh(),
                title(placed.conversation()));
    }

    private SyncReport.Left left(Left left) {
        return new SyncReport.Left(
                left.conversation().hex(),
                left.why().name().toLowerCase(Locale.ROOT),
                left.reason(),
                left.remedy(),
                title(left.conversation()));
    }

    private Optional<String> title(ConversationId id) {
        return pool.summary(id).flatMap(Summary::title);
    }
}
