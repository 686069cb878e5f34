package io.roam.sync;

import io.roam.api.SyncReport;
import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.exchange.ExchangeResult;
import io.roam.history.ConversationSummary;
import io.roam.ledger.DeviceNames;
import io.roam.place.PlacedSession;
import io.roam.place.PlacementResult;
import io.roam.place.SkippedConversation;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Collects what a run does, and reports it in the values of the facade. */
final class SyncReportBuilder {
    private final HomeContext home;
    private final PendingSummary pending;
    private final DeviceNames names;
    private final List<ScannedSession> captured = new ArrayList<>();
    private final List<PlacedSession> placed = new ArrayList<>();
    private final List<SyncReport.Branching> branched = new ArrayList<>();
    private final List<SkippedConversation> skipped = new ArrayList<>();
    private final Set<Reason.Coded> failures = new LinkedHashSet<>();
    private final Set<Reason.Coded> notes = new LinkedHashSet<>();
    private ExchangeResult exchanged = ExchangeResult.NOTHING;

    SyncReportBuilder(HomeContext home) {
        this.home = home;
        this.pending = new PendingSummary(home.exchange());
        this.names = home.deviceNames();
    }

    /** Adds those of the sessions of which something was captured. */
    void addCaptured(List<ScannedSession> scanned) {
        List<ScannedSession> changed = scanned.stream()
                .filter(session -> session.counts().records() > 0)
                .toList();
        captured.addAll(changed);
    }

    void addExchange(ExchangeResult result) {
        exchanged = exchanged.plus(result);
    }

    void addPlacement(PlacementResult result) {
        placed.addAll(result.placed());
        skipped.addAll(result.skipped());
        notes.addAll(result.notes());
    }

    /** Adds the conversations that have a new branch. */
    void addBranched(List<SyncReport.Branching> conversations) {
        branched.addAll(conversations);
    }

    void addSkipped(SkippedConversation conversation) {
        skipped.add(conversation);
    }

    List<SkippedConversation> skipped() {
        return List.copyOf(skipped);
    }

    /** Forgets what was skipped of a conversation, because it is tried again. */
    void clearSkipped(ConversationId conversation) {
        skipped.removeIf(one -> one.conversation().equals(conversation));
    }

    /** Adds what could not be read or written. */
    void addFailure(Reason.Coded failure) {
        failures.add(failure);
    }

    void addFailures(List<Reason.Coded> more) {
        failures.addAll(more);
    }

    /** Adds what else the user should know. */
    void addNote(Reason.Coded note) {
        notes.add(note);
    }

    void addNotes(List<Reason.Coded> more) {
        notes.addAll(more);
    }

    SyncReport build(List<ScannedSession> sessions) {
        MessageCounts messages = new MessageCounts(home);
        return new SyncReport(
                captured.stream().map(session -> capture(session, messages)).toList(),
                traffic(),
                placed.stream().map(session -> placement(session, messages)).toList(),
                branched,
                joinedSkipped(),
                exchanged.quarantined(),
                exchanged.paired(),
                new SyncReport.SessionCounts(
                        count(sessions, SessionState.Flags::isPrivate), count(sessions, SessionState.Flags::unsettled)),
                false,
                pending.all(),
                allFailures(),
                allNotes());
    }

    private SyncReport.Traffic traffic() {
        Map<String, Set<String>> senders = new HashMap<>();
        exchanged
                .accepted()
                .forEach(batch -> senders.computeIfAbsent(names.nameOf(batch.device()), name -> new HashSet<>())
                        .add(batch.conversation().hex()));
        return new SyncReport.Traffic(
                exchanged.sent(), exchanged.received(), exchanged.accepted().size(), senders);
    }

    private List<Reason.Coded> allNotes() {
        List<Reason.Coded> all = new ArrayList<>(notes);
        all.addAll(exchanged.notes());
        all.addAll(Reason.Coded.all("removed-by-device", pending.removalsOfSelf()));
        return all;
    }

    private List<Reason.Coded> allFailures() {
        List<Reason.Coded> all = new ArrayList<>(failures);
        all.addAll(exchanged.failures());
        return withOneFullDisk(all);
    }

    /** Joins the failures that a full disk caused, because each file that cannot be written is one. */
    private static List<Reason.Coded> withOneFullDisk(List<Reason.Coded> failures) {
        List<Reason.Coded> full = failures.stream()
                .filter(failure -> failure.code().equals(DiskException.FULL))
                .toList();
        if (full.size() < 2) {
            return failures;
        }
        List<Reason.Coded> all = new ArrayList<>(failures);
        all.removeAll(full);
        all.add(
                0,
                new Reason.Coded(
                        DiskException.FULL,
                        new Reason(
                                "disk full: " + full.size() + " files cannot be written, for example: "
                                        + full.get(0).reason().what(),
                                full.get(0).reason().remedy())));
        return all;
    }

    private static int count(List<ScannedSession> sessions, Predicate<SessionState.Flags> flag) {
        return (int) sessions.stream()
                .filter(session -> flag.test(session.state().flags()))
                .count();
    }

    private SyncReport.Capture capture(ScannedSession session, MessageCounts messages) {
        long events = session.counts().events();
        boolean fresh = events > 0 && events >= session.state().chain().length();
        return new SyncReport.Capture(
                session.state().conversation().map(ConversationId::hex).orElse(""),
                session.key().tool(),
                session.info().original(),
                session.state().folder(),
                events,
                session.counts().records(),
                fresh ? 0 : messages.count(session),
                fresh,
                session.state().facts().lastMessageTime(),
                session.state()
                        .conversation()
                        .flatMap(this::title)
                        .or(() -> session.state().facts().title()));
    }

    private SyncReport.Placement placement(PlacedSession session, MessageCounts messages) {
        return new SyncReport.Placement(
                session.conversation().hex(),
                session.key().tool(),
                session.key().id(),
                session.folder(),
                session.device(),
                session.events(),
                session.isNew() ? 0 : messages.count(session),
                session.isNew(),
                title(session.conversation()),
                session.earlierTitle());
    }

    /** Joins what was skipped for one reason in several branches of a conversation. */
    private List<SyncReport.Skipped> joinedSkipped() {
        Map<SkippedConversation, SyncReport.Skipped> joined = new LinkedHashMap<>();
        skipped.forEach(one -> joined.merge(
                SkippedConversation.ofConversation(one.conversation(), one.skipReason(), one.reason()),
                skippedOf(one),
                SyncReportBuilder::join));
        return List.copyOf(joined.values());
    }

    private static SyncReport.Skipped join(SyncReport.Skipped one, SyncReport.Skipped other) {
        Set<String> heads = new HashSet<>(one.heads());
        heads.addAll(other.heads());
        boolean whole = one.heads().isEmpty() || other.heads().isEmpty();
        return new SyncReport.Skipped(
                one.conversation(), one.skipReason(), one.reason(), one.title(), whole ? Set.of() : heads);
    }

    private SyncReport.Skipped skippedOf(SkippedConversation one) {
        return new SyncReport.Skipped(
                one.conversation().hex(),
                one.skipReason(),
                one.reason(),
                title(one.conversation()),
                one.heads().stream().map(Hash::hex).collect(Collectors.toSet()));
    }

    private Optional<String> title(ConversationId id) {
        return home.pool().summary(id).flatMap(ConversationSummary::title);
    }
}
