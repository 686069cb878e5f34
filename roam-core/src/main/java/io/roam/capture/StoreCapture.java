package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.ledger.Tombstone;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.ToolAdapter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Captures the sessions of one store. Used by one thread, for one visit. */
public final class StoreCapture {
    private final Capture on;
    private final ToolAdapter adapter;
    private final HistoryStore store;
    private final String root;

    /**
     * Makes one.
     *
     * @param root which of the tool's stores it is
     */
    public StoreCapture(Capture on, ToolAdapter adapter, HistoryStore store, String root) {
        this.on = on;
        this.adapter = adapter;
        this.store = store;
        this.root = root;
    }

    /** What is known of a session without reading it; empty if it must be read. */
    public Optional<Visit> known(SessionInfo info) {
        SessionKey key = new SessionKey(adapter.id(), root, info.id());
        Instant now = on.clock().instant();
        return on.memories().of(key).flatMap(memory -> {
            boolean quiet = Quiet.reached(Quiet.since(info.fingerprint(), Optional.of(memory), now), now);
            SessionState state = memory.state();
            return isUnchanged(key, memory, info, quiet)
                    ? Optional.of(new Visit(key, info, state, Captured.NOTHING, false, false))
                    : Optional.empty();
        });
    }

    /** Reads a session, and captures what is new in it. */
    public Visit read(SessionInfo info) {
        SessionKey key = new SessionKey(adapter.id(), root, info.id());
        Optional<Memory> memory = on.memories().of(key);
        Instant now = on.clock().instant();
        Instant since = Quiet.since(info.fingerprint(), memory, now);
        boolean settled = Quiet.reached(since, now) && !(store.useOf(info.id()) instanceof SessionUse.Open);
        return read(key, info, memory, since, settled);
    }

    private boolean isUnchanged(SessionKey key, Memory memory, SessionInfo info, boolean quiet) {
        SessionState state = memory.state();
        return memory.fingerprint().equals(info.fingerprint())
                && !(state.flags().unsettled() && quiet)
                && keepsOut(state) == state.flags().keptOut()
                && (memory.batch().isEmpty() || holds(state, memory.batch()))
                && (state.conversation().isEmpty() || state.flags().keptOut() || isTip(key, state));
    }

    /** A session that is elsewhere than the ledger says is read again: it is held, or the ledger was not written. */
    private boolean isTip(SessionKey key, SessionState state) {
        return on.ledger()
                .checkpoints()
                .find(key)
                .filter(checkpoint -> !checkpoint.held() && checkpoint.chain().equals(state.chain()))
                .isPresent();
    }

    private boolean holds(SessionState state, String batch) {
        return state.conversation().filter(id -> on.pool().contains(id, batch)).isPresent();
    }

    private boolean keepsOut(SessionState state) {
        return Privacy.keepsOut(on.rules(), state.folder(), state.facts())
                || state.conversation()
                        .filter(id -> on.rules().keepsOutConversation(id.hex()))
                        .isPresent();
    }

    private Visit read(SessionKey key, SessionInfo info, Optional<Memory> memory, Instant since, boolean settled) {
        Optional<SessionState> earlier =
                memory.filter(m -> mayGoOn(m.position(), m.state())).map(Memory::state);
        Position from = earlier.isPresent() ? memory.orElseThrow().position() : Position.START;
        try {
            Optional<Visit> visit = read(key, info, earlier, from, since, settled);
            if (visit.isPresent()) {
                return visit.get();
            }
        } catch (PositionRefusedException e) { // rewritten: from the start
            return read(key, info, Optional.empty(), Position.START, since, settled)
                    .orElseThrow();
        }
        return read(key, info, Optional.empty(), Position.START, since, settled).orElseThrow();
    }

    /** Whether reading can go on behind what was read: nothing was odd about it, and the pool still has it. */
    private boolean mayGoOn(Position position, SessionState state) {
        return !position.equals(Position.START)
                && state.flags().equals(SessionState.Flags.NONE)
                && state.conversation()
                        .filter(id -> !on.rules().keepsOutConversation(id.hex()))
                        .filter(id -> on.pool().history(id, adapter.classRule()).contains(state.chain()))
                        .isPresent();
    }

    private Optional<Visit> read(
            SessionKey key,
            SessionInfo info,
            Optional<SessionState> earlier,
            Position from,
            Instant since,
            boolean settled) {
        try (SessionReading reading = new SessionReading(on, adapter, key, info, earlier, settled)) {
            try {
                if (isPrivate(info, earlier, from)) {
                    throw new KeptOut();
                }
                if (!reading.read(store, from)) {
                    return Optional.empty();
                }
            } catch (KeptOut e) {
                SessionState state = reading.privateState();
                if (!on.dry()) {
                    on.memories().put(key, new Memory(info.fingerprint(), since, Position.START, "", state));
                }
                return Optional.of(new Visit(key, info, state, Captured.NOTHING, false, true));
            }
            return Optional.of(remember(key, info, since, reading));
        }
    }

    private boolean isPrivate(SessionInfo info, Optional<SessionState> earlier, Position from) {
        boolean all = on.rules().hasFolders();
        if (earlier.isPresent() && !all) {
            return false;
        }
        SessionFacts before = earlier.map(SessionState::facts).orElse(SessionFacts.NONE);
        SessionFacts facts = Facts.join(before, Privacy.ahead(store, info, from, all));
        SessionKey key = new SessionKey(adapter.id(), root, info.id());
        String folder =
                on.folders().of(info, facts, on.ledger().checkpoints().find(key).map(Checkpoint::folder));
        return Privacy.keepsOut(on.rules(), folder, facts);
    }

    private Visit remember(SessionKey key, SessionInfo info, Instant since, SessionReading reading) {
        SessionState state = reading.state();
        if (on.dry()) {
            return new Visit(key, info, state, reading.captured(), reading.held(), true);
        }
        state.conversation().ifPresent(id -> {
            if (!reading.held()) {
                moveTip(key, id, state);
            }
        });
        String batch =
                reading.captured().batches() > 0 ? reading.captured().last().hex() : holding(state);
        on.memories().put(key, new Memory(info.fingerprint(), since, reading.position(), batch, state));
        return new Visit(key, info, state, reading.captured(), reading.held(), true);
    }

    /** The name of a batch that holds the session's last event. */
    private String holding(SessionState state) {
        return state.conversation()
                .flatMap(id -> on.pool()
                        .history(id, adapter.classRule())
                        .node(state.chain().value()))
                .filter(node -> node.parent() != null)
                .map(node -> node.winningOccurrence().batch().name().hex())
                .orElse("");
    }

    private void moveTip(SessionKey key, ConversationId id, SessionState state) {
        Checkpoints checkpoints = on.ledger().checkpoints();
        checkpoints
                .find(key)
                .filter(checkpoint -> !checkpoint.conversation().equals(id))
                .ifPresent(checkpoint -> {
                    on.ledger()
                            .tombstones()
                            .add(new Tombstone(adapter.id(), checkpoint.conversation(), checkpoint.chain(), false));
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
        History history = on.pool().history(id, adapter.classRule());
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
    public List<SessionKey> gone(Set<String> here) {
        return on.ledger().checkpoints().sessions().stream()
                .filter(key ->
                        key.tool().equals(adapter.id()) && key.store().equals(root) && !here.contains(key.session()))
                .toList();
    }
}
