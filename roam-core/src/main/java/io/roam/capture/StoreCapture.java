package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.spi.DamagedSessionException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Captures the sessions of one store. Used by one thread, for one scan. */
public final class StoreCapture {
    private final CaptureContext context;
    private final OpenStore store;
    private final String classRule;
    private final List<String> damages = new ArrayList<>();

    /** Captures with that context from that store. */
    public StoreCapture(CaptureContext context, OpenStore store) {
        this.context = context;
        this.store = store;
        this.classRule = store.adapter().classRule();
    }

    /** Returns a session as the session index has it; empty if it must be read. */
    public Optional<ScannedSession> unchanged(SessionInfo info) {
        SessionKey key = store.key(info.id());
        return context.index()
                .find(key)
                .filter(entry -> isUnchanged(key, entry, info))
                .map(entry -> new ScannedSession(key, info, entry.state(), CaptureCounts.NOTHING, false, false));
    }

    private boolean isUnchanged(SessionKey key, SessionIndexEntry entry, SessionInfo info) {
        SessionState state = entry.state();
        SessionState.Flags flags = state.flags();
        return entry.fingerprint().equals(info.fingerprint())
                && !(flags.unsettled() && quietPeriod(info, Optional.of(entry)).isOver())
                && isPrivateNow(state) == flags.isPrivate()
                && entry.batch().map(batch -> isInPool(state, batch)).orElse(true)
                && (info.isCopy() || state.conversation().isEmpty() || flags.isPrivate() || isAtCheckpoint(key, state));
    }

    private QuietPeriod quietPeriod(SessionInfo info, Optional<SessionIndexEntry> entry) {
        return QuietPeriod.of(
                info.fingerprint(), entry, context.machine().clock().instant());
    }

    private boolean isPrivateNow(SessionState state) {
        return PrivacyGuard.isPrivate(context.rules(), state.folder(), state.facts())
                || state.conversation()
                        .filter(id -> context.rules().isPrivateConversation(id.hex()))
                        .isPresent();
    }

    private boolean isInPool(SessionState state, BatchId batch) {
        return state.conversation()
                .filter(id -> context.pool().contains(id, batch))
                .isPresent();
    }

    /** Whether the ledger agrees with the index. It does not if the session is held, or the ledger was not written. */
    private boolean isAtCheckpoint(SessionKey key, SessionState state) {
        return context.ledger()
                .checkpoints()
                .find(key)
                .filter(checkpoint -> !checkpoint.held() && checkpoint.chain().equals(state.chain()))
                .isPresent();
    }

    /**
     * Reads a session, and captures what is new in it; a copy of one only if it has events that are nowhere else. One that cannot be read at the
     * moment is returned as it is known.
     *
     * @throws IncompleteSessionException if that lasts for long
     */
    public ScannedSession capture(SessionInfo info) {
        try {
            return captureSettled(info);
        } catch (UnsettledSessionException e) {
            return recordUnsettled(info);
        }
    }

    private ScannedSession captureSettled(SessionInfo info) {
        if (info.isCopy()) {
            Optional<ScannedSession> known = captureKnown(info);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (context.ledger().runs().isUnfinished(store.key(info.id()))) {
            throw new HalfWrittenSessionException(store.key(info.id()), null);
        }
        Optional<SessionIndexEntry> entry = context.index().find(store.key(info.id()));
        QuietPeriod quiet = quietPeriod(info, entry);
        boolean settled =
                info.isCopy() || (quiet.isOver() && !(store.store().useOf(info.id()) instanceof SessionUse.Open));
        boolean continues = entry.filter(this::canContinue).isPresent() && !isHeld(store.key(info.id()));
        try {
            return captureFrom(info, entry, continues, settled);
        } catch (PositionRefusedException | UnresolvedParentException e) { // from the first record
            return captureFrom(info, entry, false, settled);
        } catch (DamagedSessionException e) {
            return restoreLost(info, e);
        }
    }

    /** Returns a copy of which the pool has all events; empty if it has others. */
    private Optional<ScannedSession> captureKnown(SessionInfo copy) {
        try (SessionReader reader = store.readSettled(copy.id(), Position.START)) {
            CopyContent content = new CopyContent(
                    store.adapter(), reader, id -> context.pool().history(id, classRule));
            return content.next() == null
                    ? Optional.of(recordNothingNew(copy, content.conversation()))
                    : Optional.empty();
        }
    }

    private ScannedSession recordNothingNew(SessionInfo copy, Optional<ConversationId> conversation) {
        SessionKey key = store.key(copy.id());
        boolean isPrivate = conversation
                .filter(id -> context.rules().isPrivateConversation(id.hex()))
                .isPresent();
        SessionState state = new SessionState(
                conversation,
                MainTrackState.root(classRule),
                Map.of(),
                SessionFacts.NONE,
                "",
                new SessionState.Flags(Map.of(), false, false, isPrivate));
        if (!context.dry()) {
            Instant since = quietPeriod(copy, context.index().find(key)).since();
            context.index()
                    .put(
                            key,
                            new SessionIndexEntry(copy.fingerprint(), since, Position.START, Optional.empty(), state));
        }
        return new ScannedSession(key, copy, state, CaptureCounts.NOTHING, false, true);
    }

    /** Whether reading can continue where it ended: nothing special was found, and the pool still has what was read. */
    private boolean canContinue(SessionIndexEntry entry) {
        SessionState state = entry.state();
        return !entry.position().equals(Position.START)
                && state.flags().equals(SessionState.Flags.NONE)
                && state.conversation()
                        .filter(id -> !context.rules().isPrivateConversation(id.hex()))
                        .filter(id -> context.pool().history(id, classRule).contains(state.chain()))
                        .isPresent();
    }

    /** Reads behind what an earlier reading left in the index, or from the first record. */
    private ScannedSession captureFrom(
            SessionInfo info, Optional<SessionIndexEntry> entry, boolean continues, boolean settled) {
        Position from = continues ? entry.map(SessionIndexEntry::position).orElseThrow() : Position.START;
        Instant since = quietPeriod(info, entry).since();
        EarlierReading earlier = earlierReading(info, entry, continues);
        try (SessionCapture session = new SessionCapture(context, store, info, earlier, settled)) {
            try {
                session.readRecords(from);
            } catch (PrivateSessionException e) {
                return recordPrivate(info, since, session.privateState());
            }
            return record(info, since, session);
        }
    }

    /** Returns what is remembered; nothing if roam changed the session since, as what is missing was not removed by the user. */
    private EarlierReading earlierReading(SessionInfo info, Optional<SessionIndexEntry> entry, boolean continues) {
        SessionKey key = store.key(info.id());
        boolean changed = isChangedByRoam(key);
        Optional<SessionState> state = entry.map(SessionIndexEntry::state).filter(known -> continues || !changed);
        boolean known = !changed && context.ledger().checkpoints().find(key).isPresent();
        return new EarlierReading(state, continues, known);
    }

    /** Whether a placement was interrupted or undone: the session may have anything of it. */
    private boolean isChangedByRoam(SessionKey key) {
        return context.ledger().checkpoints().pending(key).isPresent() || isHeld(key);
    }

    private boolean isHeld(SessionKey key) {
        return context.ledger().checkpoints().find(key).filter(Checkpoint::held).isPresent();
    }

    /** Returns, once, what the user reads of sessions of which a part was lost. */
    public List<String> takeDamages() {
        List<String> taken = List.copyOf(damages);
        damages.clear();
        return taken;
    }

    /** Returns a session that cannot be read at the moment: as it was, and unsettled, so that nothing is placed in it. */
    private ScannedSession recordUnsettled(SessionInfo info) {
        SessionKey key = store.key(info.id());
        Optional<SessionIndexEntry> entry = context.index().find(key);
        Optional<Checkpoint> checkpoint = context.ledger().checkpoints().find(key);
        boolean indexed = entry.isPresent() || checkpoint.isEmpty(); // otherwise it would lack the side tracks
        QuietPeriod quiet = indexed
                ? quietPeriod(info, entry)
                : new QuietPeriod(info.modified(), context.machine().clock().instant());
        if (quiet.isLong()) {
            throw new IncompleteSessionException(info.id());
        }
        SessionState known = entry.map(SessionIndexEntry::state)
                .or(() -> checkpoint.map(StoreCapture::stateAt))
                .orElseGet(() -> SessionState.empty(classRule));
        SessionState state = known.unsettled(isPrivateNow(known));
        if (!context.dry() && indexed) {
            Optional<BatchId> batch = entry.flatMap(SessionIndexEntry::batch);
            context.index()
                    .put(key, new SessionIndexEntry(info.fingerprint(), quiet.since(), Position.START, batch, state));
        }
        return new ScannedSession(key, info, state, CaptureCounts.NOTHING, false, true);
    }

    /** Returns a session that has all that was captured of it. */
    private static SessionState stateAt(Checkpoint last) {
        return new SessionState(
                Optional.of(last.conversation()),
                new MainTrackState(last.chain(), List.of(), Map.of(), ""),
                Map.of(),
                SessionFacts.NONE,
                last.folder(),
                new SessionState.Flags(Map.of(), false, true, false));
    }

    /** Returns a session whose files cannot be read as one that has all that was captured of it, so that it is placed again. */
    private ScannedSession restoreLost(SessionInfo info, DamagedSessionException damage) {
        SessionKey key = store.key(info.id());
        Checkpoint last = context.ledger()
                .checkpoints()
                .find(key)
                .filter(checkpoint -> !checkpoint.held()
                        && !PrivacyGuard.isPrivate(context.rules(), checkpoint.folder(), SessionFacts.NONE)
                        && !context.rules()
                                .isPrivateConversation(checkpoint.conversation().hex()))
                .orElseThrow(() -> damage);
        damages.add(info.id() + ": " + damage.getMessage());
        return new ScannedSession(key, info, stateAt(last), CaptureCounts.NOTHING, false, true);
    }

    private ScannedSession recordPrivate(SessionInfo info, Instant since, SessionState state) {
        SessionKey key = store.key(info.id());
        if (!context.dry()) {
            context.index()
                    .put(
                            key,
                            new SessionIndexEntry(info.fingerprint(), since, Position.START, Optional.empty(), state));
        }
        return new ScannedSession(key, info, state, CaptureCounts.NOTHING, false, true);
    }

    private ScannedSession record(SessionInfo info, Instant since, SessionCapture session) {
        SessionKey key = store.key(info.id());
        session.damage().ifPresent(damages::add);
        SessionState state = session.state();
        CaptureCounts counts = session.counts();
        if (!context.dry()) {
            if (!session.isHeld() && !info.isCopy()) {
                CheckpointRecorder checkpoints = new CheckpointRecorder(context, classRule);
                state.conversation().ifPresent(id -> checkpoints.record(key, id, state));
            }
            Optional<BatchId> batch = counts.last().or(() -> batchOf(state));
            context.index()
                    .put(key, new SessionIndexEntry(info.fingerprint(), since, session.position(), batch, state));
        }
        return new ScannedSession(key, info, state, counts, session.isHeld(), true);
    }

    /** Returns a batch that holds the session's last event; empty if none does. */
    private Optional<BatchId> batchOf(SessionState state) {
        return state.conversation()
                .flatMap(id -> context.pool()
                        .history(id, classRule)
                        .findNode(state.chain().value()))
                .filter(node -> node.parent() != null)
                .map(HistoryNode::winningOccurrence)
                .map(occurrence -> occurrence.batch().id());
    }

    /** Returns the sessions of this store that have a checkpoint and are not among those ids. */
    public Set<SessionKey> missing(Set<String> present) {
        return context.ledger().checkpoints().sessions().stream()
                .filter(key -> key.equals(store.key(key.id())) && !present.contains(key.id()))
                .collect(Collectors.toSet());
    }
}
