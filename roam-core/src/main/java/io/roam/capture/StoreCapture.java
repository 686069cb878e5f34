package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.ledger.Tombstone;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Captures the sessions of one store. Used by one thread, for one visit. */
public final class StoreCapture {
    private final CaptureContext on;
    private final OpenStore store;

    /** Captures with that context from that store. */
    public StoreCapture(CaptureContext on, OpenStore store) {
        this.on = on;
        this.store = store;
    }

    /** What is known of a session without reading it; empty if it must be read. */
    public Optional<ScannedSession> unchanged(SessionInfo info) {
        SessionKey key = store.key(info.id());
        Instant now = on.machine().clock().instant();
        return on.index().find(key).flatMap(entry -> {
            boolean quiet = QuietPeriod.reached(QuietPeriod.since(info.fingerprint(), Optional.of(entry), now), now);
            SessionState state = entry.state();
            return isUnchanged(key, entry, info, quiet)
                    ? Optional.of(new ScannedSession(key, info, state, CaptureCounts.NOTHING, false, false))
                    : Optional.empty();
        });
    }

    /** Reads a session, and captures what is new in it. */
    public ScannedSession capture(SessionInfo info) {
        SessionKey key = store.key(info.id());
        Optional<SessionIndexEntry> entry = on.index().find(key);
        Instant now = on.machine().clock().instant();
        Instant since = QuietPeriod.since(info.fingerprint(), entry, now);
        boolean settled =
                QuietPeriod.reached(since, now) && !(store.store().useOf(info.id()) instanceof SessionUse.Open);
        return captureOrRestart(key, info, entry, since, settled);
    }

    private boolean isUnchanged(SessionKey key, SessionIndexEntry entry, SessionInfo info, boolean quiet) {
        SessionState state = entry.state();
        return entry.fingerprint().equals(info.fingerprint())
                && !(state.flags().unsettled() && quiet)
                && isPrivateSession(state) == state.flags().isPrivate()
                && (entry.batch().isEmpty() || holds(state, entry.batch()))
                && (state.conversation().isEmpty() || state.flags().isPrivate() || isCheckpoint(key, state));
    }

    /** A session that is elsewhere than the ledger says is read again: it is held, or the ledger was not written. */
    private boolean isCheckpoint(SessionKey key, SessionState state) {
        return on.ledger()
                .checkpoints()
                .find(key)
                .filter(checkpoint -> !checkpoint.held() && checkpoint.chain().equals(state.chain()))
                .isPresent();
    }

    private boolean holds(SessionState state, String batch) {
        return state.conversation().filter(id -> on.pool().contains(id, batch)).isPresent();
    }

    private boolean isPrivateSession(SessionState state) {
        return PrivacyGuard.isPrivate(on.rules(), state.folder(), state.facts())
                || state.conversation()
                        .filter(id -> on.rules().keepsOutConversation(id.hex()))
                        .isPresent();
    }

    private ScannedSession captureOrRestart(
            SessionKey key, SessionInfo info, Optional<SessionIndexEntry> entry, Instant since, boolean settled) {
        Optional<SessionState> earlier =
                entry.filter(m -> canContinue(m.position(), m.state())).map(SessionIndexEntry::state);
        Position from = earlier.isPresent() ? entry.orElseThrow().position() : Position.START;
        try {
            Optional<ScannedSession> session = captureFrom(key, info, earlier, from, since, settled);
            if (session.isPresent()) {
                return session.get();
            }
        } catch (PositionRefusedException e) { // rewritten: from the start
            return captureFrom(key, info, Optional.empty(), Position.START, since, settled)
                    .orElseThrow();
        }
        return captureFrom(key, info, Optional.empty(), Position.START, since, settled)
                .orElseThrow();
    }

    /** Whether reading can go on behind what was read: nothing was odd about it, and the pool still has it. */
    private boolean canContinue(Position position, SessionState state) {
        return !position.equals(Position.START)
                && state.flags().equals(SessionState.Flags.NONE)
                && state.conversation()
                        .filter(id -> !on.rules().keepsOutConversation(id.hex()))
                        .filter(id -> on.pool()
                                .history(id, store.adapter().classRule())
                                .contains(state.chain()))
                        .isPresent();
    }

    private Optional<ScannedSession> captureFrom(
            SessionKey key,
            SessionInfo info,
            Optional<SessionState> earlier,
            Position from,
            Instant since,
            boolean settled) {
        try (SessionCapture reading = new SessionCapture(on, store.adapter(), key, info, earlier, settled)) {
            try {
                if (isPrivate(info, earlier, from)) {
                    throw new PrivateSessionException();
                }
                if (!reading.readRecords(store.store(), from)) {
                    return Optional.empty();
                }
            } catch (PrivateSessionException e) {
                SessionState state = reading.privateState();
                if (!on.dry()) {
                    on.index().put(key, new SessionIndexEntry(info.fingerprint(), since, Position.START, "", state));
                }
                return Optional.of(new ScannedSession(key, info, state, CaptureCounts.NOTHING, false, true));
            }
            return Optional.of(recordInIndex(key, info, since, reading));
        }
    }

    private boolean isPrivate(SessionInfo info, Optional<SessionState> earlier, Position from) {
        boolean all = on.rules().hasFolders();
        if (earlier.isPresent() && !all) {
            return false;
        }
        SessionFacts before = earlier.map(SessionState::facts).orElse(SessionFacts.NONE);
        SessionFacts facts = Facts.join(before, PrivacyGuard.readAhead(store.store(), info, from, all));
        SessionKey key = store.key(info.id());
        String folder =
                on.folders().of(info, facts, on.ledger().checkpoints().find(key).map(Checkpoint::folder));
        return PrivacyGuard.isPrivate(on.rules(), folder, facts);
    }

    private ScannedSession recordInIndex(SessionKey key, SessionInfo info, Instant since, SessionCapture reading) {
        SessionState state = reading.state();
        if (on.dry()) {
            return new ScannedSession(key, info, state, reading.counts(), reading.held(), true);
        }
        state.conversation().ifPresent(id -> {
            if (!reading.held()) {
                recordCheckpoint(key, id, state);
            }
        });
        String batch = reading.counts().batches() > 0 ? reading.counts().last().hex() : holding(state);
        on.index().put(key, new SessionIndexEntry(info.fingerprint(), since, reading.position(), batch, state));
        return new ScannedSession(key, info, state, reading.counts(), reading.held(), true);
    }

    /** The name of a batch that holds the session's last event. */
    private String holding(SessionState state) {
        return state.conversation()
                .flatMap(id -> on.pool()
                        .history(id, store.adapter().classRule())
                        .node(state.chain().value()))
                .filter(node -> node.parent() != null)
                .map(node -> node.winningOccurrence().batch().name().hex())
                .orElse("");
    }

    private void recordCheckpoint(SessionKey key, ConversationId id, SessionState state) {
        Checkpoints checkpoints = on.ledger().checkpoints();
        checkpoints
                .find(key)
                .filter(checkpoint -> !checkpoint.conversation().equals(id))
                .ifPresent(checkpoint -> {
                    on.ledger()
                            .tombstones()
                            .add(new Tombstone(
                                    store.adapter().id(), checkpoint.conversation(), checkpoint.chain(), false));
                    checkpoints.remove(key);
                });
        Optional<Checkpoint> intent = checkpoints
                .pending(key)
                .filter(checkpoint -> wasPlaced(id, checkpoints.find(key), checkpoint, state.chain()));
        ChainValue before = checkpoints.find(key).map(Checkpoint::chain).orElse(null);
        String folder = checkpoints
                .find(key)
                .map(Checkpoint::folder)
                .filter(known -> !known.isEmpty())
                .orElse(state.folder());
        if (intent.isPresent()) {
            Checkpoint checkpoint = intent.get();
            checkpoints.record(
                    key, new Checkpoint(id, state.chain(), true, checkpoint.folder(), false, checkpoint.title()));
        } else if (!state.chain().equals(before) || checkpoints.pending(key).isPresent()) {
            checkpoints.record(key, Checkpoint.captured(id, state.chain(), folder));
        }
    }

    /** Whether the words up to here are the result, or a part of it, of a placement that was cut off. */
    private boolean wasPlaced(ConversationId id, Optional<Checkpoint> last, Checkpoint intent, ChainValue here) {
        History history = on.pool().history(id, store.adapter().classRule());
        Optional<HistoryNode> node = history.node(here.value());
        Optional<HistoryNode> to = history.node(intent.chain().value());
        HistoryNode from = last.flatMap(
                        checkpoint -> history.node(checkpoint.chain().value()))
                .orElse(history.root());
        return node.isPresent()
                && to.isPresent()
                && node.get() != from
                && History.isAncestor(from, node.get())
                && History.isAncestor(node.get(), to.get());
    }

    /** The sessions that have a tip and are in the store no more. */
    public List<SessionKey> missing(Set<String> here) {
        return on.ledger().checkpoints().sessions().stream()
                .filter(key -> key.equals(store.key(key.session())) && !here.contains(key.session()))
                .toList();
    }
}
