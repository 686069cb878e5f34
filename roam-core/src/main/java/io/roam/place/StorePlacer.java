package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.capture.SideTrackState;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.ToolAdapter;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Brings the sessions of one store up to date from the pool. Used by one thread, for one visit. */
public final class StorePlacer {
    private static final Duration YOUNG = Duration.ofDays(30);

    private final Pool pool;
    private final Ledger ledger;
    private final ToolAdapter adapter;
    private final HistoryStore store;
    private final String root;
    private final Supplier<LocalFolders> folders;
    private final RunStamp stamp;
    private final Predicate<String> idTaken;
    private final Function<HistoryNode, String> deviceOf;
    private final PlacementResult result = new PlacementResult();
    private final PlacementWriter writer;

    /**
     * Places into one store.
     *
     * @param idTaken whether a session of that id stands in the store
     */
    public StorePlacer(PlacementContext context, OpenStore store, Predicate<String> idTaken) {
        this.pool = context.pool();
        this.ledger = context.ledger();
        this.adapter = store.adapter();
        this.store = store.store();
        this.root = store.name();
        this.folders = context.folders();
        this.stamp = context.run();
        this.idTaken = idTaken;
        this.deviceOf = node -> context.names().nameOf(new Head(node).device());
        this.writer = new PlacementWriter(ledger, store, stamp, result);
    }

    /** Does what is to be done for one conversation; {@code sessions} are its sessions in this store. */
    public void place(
            ConversationId conversation,
            List<ScannedSession> sessions,
            OtherSessions otherSessions,
            PlacementRequest request) {
        History history = pool.history(conversation, adapter.classRule());
        if (request.copy()) {
            fork(new PlacementTask(conversation, history, sessions, request, Set.of()));
            return;
        }
        Asked asked = new Asked(request, history);
        clearTombstones(asked, conversation);
        List<ScannedSession> here = sessions.stream()
                .map(scannedSession -> releaseHold(scannedSession, asked))
                .toList();
        PlacementTask task = new PlacementTask(conversation, history, here, request, Set.of());
        PlacementPlan plan = new PlacementPlanner(
                        conversation, history, here, away(conversation, history), this::isCopy)
                .plan(otherSessions);
        result.left().addAll(plan.waiting());
        boolean beside = !here.isEmpty() || !otherSessions.equals(OtherSessions.NONE);
        for (PlacementStep step : plan.steps()) {
            PlacementTask towards = task.towards(step.to(), asked.wishFor(step.to()));
            if (step instanceof PlacementStep.FastForward forward) {
                fastForward(towards, forward);
            } else if (step instanceof PlacementStep.Separate wrong) {
                separate(towards, wrong);
            } else {
                beside |= create(towards, step, beside);
            }
        }
    }

    /** The new session is held: nothing that is said elsewhere comes to it, and the user's next word in it makes a branch. */
    private void fork(PlacementTask task) {
        HistoryNode head =
                task.request().branch().flatMap(task.history()::findNode).orElseThrow();
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        Placement placement = Placement.newSession(
                adapter.siblingId(seed), task.request().folder().orElseThrow(), stamp.time());
        RecordSource records = records(task.history(), task.history().root(), head, List.of(), Map.of(), Map.of());
        SiblingTitle title = new SiblingTitle(adapter, key(placement), ledger.checkpoints(), "fork");
        String text = text(title, task.history(), head);
        writer.write(
                task.towards(head, task.request()),
                new PlacementStep.Fork(task.history().root(), head),
                placement.asSibling("fork"),
                title.behind(records, text),
                Optional.of(text));
    }

    /** A copy that nobody spoke in yet: no session that was taken back to where it was has a title that roam made up. */
    private boolean isCopy(ScannedSession scannedSession) {
        return scannedSession.held()
                && ledger.checkpoints()
                        .find(scannedSession.key())
                        .filter(checkpoint ->
                                checkpoint.held() && checkpoint.title().isPresent())
                        .isPresent();
    }

    private TombstoneFilter away(ConversationId conversation, History history) {
        return new TombstoneFilter(history, ledger.tombstones().ofConversation(conversation));
    }

    /** What is asked for is absent no more. */
    private void clearTombstones(Asked asked, ConversationId conversation) {
        if (asked.request().explicit() && asked.request().branch().isEmpty()) {
            ledger.tombstones().clear(conversation);
        } else if (asked.request().explicit()) {
            away(conversation, asked.history()).clearFor(asked, ledger.tombstones());
        }
    }

    /** A session that is asked for is held no more. */
    private ScannedSession releaseHold(ScannedSession scannedSession, Asked asked) {
        if (!scannedSession.held() || !asked.covers(scannedSession.state().chain())) {
            return scannedSession;
        }
        scannedSession
                .state()
                .conversation()
                .ifPresent(id -> ledger.checkpoints()
                        .record(
                                scannedSession.key(),
                                Checkpoint.captured(
                                        id,
                                        scannedSession.state().chain(),
                                        scannedSession.state().folder())));
        return new ScannedSession(
                scannedSession.key(),
                scannedSession.info(),
                scannedSession.state(),
                scannedSession.counts(),
                false,
                scannedSession.changed());
    }

    private void fastForward(PlacementTask task, PlacementStep.FastForward step) {
        ScannedSession scannedSession = step.session();
        SessionState state = scannedSession.state();
        RecordSource records = records(
                task.history(),
                step.from(),
                step.to(),
                state.main().tail(),
                state.main().displayed(),
                state.sides());
        Placement placement =
                placement(task, scannedSession, step.to(), state.flags().partial());
        if (SiblingTitle.isTitled(ledger.checkpoints(), scannedSession.key())) {
            sibling(task, step, placement, records);
        } else if (step.from() != step.to() || !isEmpty(records)) {
            writer.write(task, step, placement, records, Optional.empty());
        }
    }

    private Placement placement(
            PlacementTask task, ScannedSession scannedSession, HistoryNode to, Map<String, Integer> begun) {
        String folder = ledger.checkpoints()
                .find(scannedSession.key())
                .map(Checkpoint::folder)
                .orElse(scannedSession.state().folder());
        return Placement.appendTo(
                scannedSession.key().session(),
                Path.of(folder),
                scannedSession.info().fingerprint(),
                begun,
                ConversationOrigin.lastMessageTime(task.history(), to));
    }

    /** What else stood in the session is in the pool, as a branch of its own. */
    private void separate(PlacementTask task, PlacementStep.Separate step) {
        ScannedSession scannedSession = step.session();
        RecordSource records = records(
                task.history(),
                task.history().root(),
                step.to(),
                List.of(),
                Map.of(),
                scannedSession.state().sides());
        Map<String, Integer> begun =
                new HashMap<>(scannedSession.state().flags().partial());
        begun.remove(Record.MAIN);
        Placement placement = placement(task, scannedSession, step.to(), begun).replacingMain();
        if (SiblingTitle.isTitled(ledger.checkpoints(), scannedSession.key())) {
            writeTitled(task, step, placement, records);
        } else {
            writer.write(task, step, placement, records, Optional.empty());
        }
    }

    private SessionKey key(Placement placement) {
        return new SessionKey(adapter.id(), root, placement.session());
    }

    private boolean writeTitled(PlacementTask task, PlacementStep step, Placement placement, RecordSource records) {
        SiblingTitle title = title(key(placement), step.to());
        String text = text(title, task.history(), step.to());
        return writer.write(
                task, step, placement.asSibling(title.device()), title.behind(records, text), Optional.of(text));
    }

    /** The same for a session that stands beside another: its title stands behind what is placed. */
    private void sibling(
            PlacementTask task, PlacementStep.FastForward step, Placement placement, RecordSource records) {
        SiblingTitle title = title(step.session().key(), step.to());
        RecordSource others = title.others(records);
        boolean begun = step.session().state().flags().partial().containsKey(SessionState.PARTIAL_TITLE);
        if (begun || step.from() != step.to() || !isEmpty(others)) {
            String text = text(title, task.history(), step.to());
            RecordSource all = title.behind(begun ? title.completing(others) : others, text);
            writer.write(task, step, placement.asSibling(title.device()), all, Optional.of(text));
        }
    }

    private SiblingTitle title(SessionKey session, HistoryNode head) {
        return new SiblingTitle(adapter, session, ledger.checkpoints(), deviceOf.apply(head));
    }

    private String text(SiblingTitle title, History history, HistoryNode head) {
        return title.text(
                new MainTrackDelta(new BranchRecords(pool), history, history.root(), head, List.of(), Map.of())
                        .source());
    }

    private static boolean isEmpty(RecordSource records) {
        try (var reader = records.open()) {
            return reader.next() == null;
        }
    }

    /** Makes a session; whether it could be made. {@code beside}: whether another of the conversation is here, which may have its own id. */
    private boolean create(PlacementTask task, PlacementStep step, boolean beside) {
        Instant lastWord = ConversationOrigin.lastMessageTime(task.history(), step.to());
        Optional<String> original =
                ConversationOrigin.originalSessionId(task.history()).filter(adapter::isSessionId);
        if (!task.request().explicit() && lastWord.isBefore(stamp.time().minus(oldest()))) {
            String reason = "nothing was said in it for " + oldest().toDays() + " days";
            result.left().add(task.left(SkipReason.OLD, reason, "roam resume " + task.brief()));
        } else if (original.isEmpty()) {
            String id = ConversationOrigin.originalSessionId(task.history()).orElse("(none)");
            result.left().add(task.left(SkipReason.REFUSED, "its session id is none of the tool's: " + id, ""));
        } else {
            Optional<String> own = original.filter(id -> !beside && !idTaken.test(id));
            return folder(task)
                    .filter(folder -> createSession(task, step, own, folder, lastWord))
                    .isPresent();
        }
        return false;
    }

    private boolean createSession(
            PlacementTask task, PlacementStep step, Optional<String> own, Path folder, Instant lastWord) {
        HistoryNode head = step.to();
        RecordSource records = records(task.history(), task.history().root(), head, List.of(), Map.of(), Map.of());
        String id = own.orElseGet(() -> new SiblingIds(adapter, idTaken).of(task.conversation(), head));
        Placement placement = Placement.newSession(id, folder, lastWord);
        return own.isPresent()
                ? writer.write(task, step, placement, records, Optional.empty())
                : writeTitled(task, step, placement, records);
    }

    private Duration oldest() {
        return store.retention().filter(limit -> limit.compareTo(YOUNG) < 0).orElse(YOUNG);
    }

    /** Where a new session goes: beside the one that is here; if there is none, where its workspace is. */
    private Optional<Path> folder(PlacementTask task) {
        Optional<Path> given = task.request().folder().or(() -> beside(task));
        if (given.isPresent()) {
            return given;
        }
        Resolution resolution = ConversationOrigin.resolveFolder(folders.get(), task.history());
        if (resolution instanceof Resolution.Unplaced unplaced) {
            result.left().add(task.left(SkipReason.UNPLACED, unplaced.reason(), unplaced.remedy()));
        }
        return resolution instanceof Resolution.Found found ? Optional.of(found.folder()) : Optional.empty();
    }

    private Optional<Path> beside(PlacementTask task) {
        return task.here().stream()
                .map(ScannedSession::key)
                .sorted(Comparator.comparing(SessionKey::session))
                .flatMap(key -> ledger.checkpoints().find(key).stream())
                .map(Checkpoint::folder)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }

    private RecordSource records(
            History history,
            HistoryNode from,
            HistoryNode to,
            List<Hash> tail,
            Map<String, Hash> shown,
            Map<String, SideTrackState> sides) {
        BranchRecords records = new BranchRecords(pool);
        List<RecordSource> all = new ArrayList<>();
        all.add(new MainTrackDelta(records, history, from, to, tail, shown).source());
        SideTrackDelta missing = new SideTrackDelta(records, SideTracks.at(history, to), sides);
        all.addAll(missing.sources());
        missing.differing()
                .forEach(
                        track -> result.notes()
                                .add(
                                        "the side track " + track
                                                + " grew here in another way than on the device whose version counts; both are kept in the pool"));
        return RecordSources.concat(all);
    }

    /** What was placed so far. */
    public List<PlacedSession> placed() {
        return List.copyOf(result.placed());
    }

    /** What else the user should know so far, a sentence each. */
    public List<String> notes() {
        return List.copyOf(result.notes());
    }

    /** What was left as it is so far. */
    public List<Skipped> left() {
        return List.copyOf(result.left());
    }
}
