package io.roam.operation;

import io.roam.api.SyncReport;
import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.ConversationSummary;
import io.roam.place.PlacedSession;
import io.roam.place.Skipped;
import io.roam.pool.Pool;
import io.roam.sync.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells an outcome in the words of the facade. */
final class Reports {
    private final Pool pool;

    Reports(Pool pool) {
        this.pool = pool;
    }

    SyncReport of(Outcome outcome, boolean complete) {
        List<String> notes = notes(outcome);
        if (outcome.unsettled() > 0) {
            notes.add("the last words of " + outcome.unsettled()
                    + " sessions are not settled yet; the next sync takes them");
        }
        return of(outcome, complete, notes);
    }

    /** For who goes on by itself, and has not asked yet how far the others are. */
    SyncReport ofGlance(Outcome outcome) {
        return of(outcome, false, notes(outcome));
    }

    private static List<String> notes(Outcome outcome) {
        List<String> notes = new ArrayList<>(outcome.problems());
        notes.addAll(outcome.result().problems());
        return notes;
    }

    private SyncReport of(Outcome outcome, boolean complete, List<String> notes) {
        return new SyncReport(
                outcome.captured().stream().map(this::capture).toList(),
                outcome.result().sent(),
                outcome.result().received(),
                outcome.result().accepted().size(),
                outcome.placed().stream().map(this::placement).toList(),
                left(outcome.left()),
                outcome.result().quarantined(),
                outcome.result().paired(),
                outcome.keptOut(),
                outcome.unsettled(),
                complete,
                notes);
    }

    private SyncReport.Capture capture(ScannedSession session) {
        return new SyncReport.Capture(
                session.state().conversation().map(ConversationId::hex).orElse(""),
                session.key().tool(),
                session.key().session(),
                session.state().folder(),
                session.counts().events(),
                session.counts().records(),
                session.state().facts().lastMessageTime(),
                session.state().conversation().flatMap(this::title));
    }

    private SyncReport.Placement placement(PlacedSession placedSession) {
        return new SyncReport.Placement(
                placedSession.conversation().hex(),
                placedSession.session().tool(),
                placedSession.session().session(),
                placedSession.folder(),
                placedSession.events(),
                placedSession.isNew(),
                title(placedSession.conversation()));
    }

    /** What is left for one reason in several branches is told once. */
    private List<SyncReport.Skipped> left(List<Skipped> all) {
        Map<Skipped, SyncReport.Skipped> told = new LinkedHashMap<>();
        all.forEach(skipped -> told.merge(
                Skipped.ofConversation(
                        skipped.conversation(), skipped.skipReason(), skipped.reason(), skipped.remedy()),
                left(skipped),
                Reports::both));
        return List.copyOf(told.values());
    }

    private static SyncReport.Skipped both(SyncReport.Skipped one, SyncReport.Skipped other) {
        Set<String> heads = new HashSet<>(one.heads());
        heads.addAll(other.heads());
        boolean whole = one.heads().isEmpty() || other.heads().isEmpty();
        return new SyncReport.Skipped(
                one.conversation(), one.why(), one.reason(), one.remedy(), one.title(), whole ? Set.of() : heads);
    }

    private SyncReport.Skipped left(Skipped skipped) {
        return new SyncReport.Skipped(
                skipped.conversation().hex(),
                skipped.skipReason().word(),
                skipped.reason(),
                skipped.remedy(),
                title(skipped.conversation()),
                skipped.heads().stream().map(Hash::hex).collect(Collectors.toSet()));
    }

    private Optional<String> title(ConversationId id) {
        return pool.summary(id).flatMap(ConversationSummary::title);
    }
}
