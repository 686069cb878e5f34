package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place that the reading of a main track has reached: its last event, and the state read behind it. */
final class TrackCursor {
    private final String tool;
    private final Function<ConversationId, History> histories;
    private final ExpectedRecords expected;
    private @Nullable ConversationId conversation;
    private @Nullable History history;
    private ChainValue chain;
    private String lastLink = "";
    private List<Record> pending = new ArrayList<>();
    private final Map<String, Hash> displayed = new HashMap<>();
    private @Nullable HistoryNode lastKnown;

    /**
     * Stands before the first event.
     *
     * @param histories gives the history of a conversation, as the pool knows it
     */
    TrackCursor(ToolAdapter adapter, Function<ConversationId, History> histories, ExpectedRecords expected) {
        this.tool = adapter.id();
        this.histories = histories;
        this.expected = expected;
        this.chain = ChainValue.root(adapter.classRule());
    }

    /** Moves to where an earlier reading ended. */
    void resume(SessionState state) {
        state.conversation().ifPresent(this::enter);
        moveTo(state.chain());
        lastLink = state.main().lastLink();
        displayed.putAll(state.main().displayed());
    }

    private History enter(ConversationId id) {
        conversation = id; // known even if its history must not be read
        History found = histories.apply(id);
        history = found;
        lastKnown = found.root();
        return found;
    }

    /** Returns the history of the conversation; before its first event, of the one that an event of that identity begins. */
    History enterHistory(Hash identity) {
        History known = history;
        return known == null ? enter(ConversationId.of(tool, identity)) : known;
    }

    /** Takes in a state record behind the last event. */
    void addState(Record state) {
        pending.add(state);
    }

    /** Moves behind an event, which leads to that chain value. */
    void advance(Record event, ChainValue next) {
        moveTo(next);
        lastLink = event.link().map(Record.Link::id).orElse("");
        pending.stream()
                .filter(state -> state.kind() == Record.Kind.PROPERTY)
                .forEach(property -> displayed.put(property.key(), Hash.of(property.payload())));
        pending = new ArrayList<>();
    }

    /** Moves back to an earlier event, with the state behind it. */
    void rewindTo(ChainValue earlier, List<Record> state) {
        moveTo(earlier);
        pending = new ArrayList<>(state);
    }

    private void moveTo(ChainValue next) {
        chain = next;
        History known = history;
        if (known != null) {
            known.findNode(next.value()).ifPresent(node -> lastKnown = node);
        }
    }

    /** Returns the last place on the way here that the pool knows. */
    HistoryNode lastKnown() {
        return Objects.requireNonNull(lastKnown);
    }

    /** Whether a record's link leads, through the state behind the last event, to that event, or names nothing. */
    boolean continuesLast(Record record) {
        String parent = record.link().map(Record.Link::parent).orElse(null);
        for (int i = pending.size() - 1; i >= 0 && parent != null; i--) {
            Record.Link state = pending.get(i).link().orElse(null);
            if (state != null && state.id().equals(parent)) {
                parent = state.parent();
            }
        }
        return parent == null || parent.equals(lastLink);
    }

    /** Whether this place lies before a checkpoint of its conversation; or at it, if the session is held there. */
    boolean isBehind(Checkpoint checkpoint) {
        History known = history;
        if (known == null || !checkpoint.conversation().equals(conversation)) {
            return false;
        }
        Optional<HistoryNode> here = known.findNode(chain.value());
        Optional<HistoryNode> there = known.findNode(checkpoint.chain().value());
        return here.isPresent()
                && there.isPresent()
                && (here.get() != there.get() || checkpoint.held())
                && History.isAncestor(here.get(), there.get());
    }

    /** Returns the place in the conversation's history; empty before the first event. */
    Optional<PoolPosition> poolPosition() {
        return history().map(known -> new PoolPosition(known, chain, pending, expected));
    }

    Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Returns the conversation, which at least one event has named. */
    ConversationId requireConversation() {
        return Objects.requireNonNull(conversation);
    }

    Optional<History> history() {
        return Optional.ofNullable(history);
    }

    /** Returns the chain value that the last event leads to. */
    ChainValue chain() {
        return chain;
    }

    /** Returns the state read behind the last event. */
    List<Record> pending() {
        return pending;
    }

    /** Returns the payload hash of the last property of each key before the last event. */
    Map<String, Hash> displayed() {
        return displayed;
    }

    /** Returns the place as it is recorded in the session index. */
    MainTrackState state() {
        List<Hash> tail =
                pending.stream().map(record -> Hash.of(record.payload())).toList();
        return new MainTrackState(chain, tail, displayed, lastLink);
    }
}
