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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The place that the reading of a main track has reached: its last event, and the state read behind it. */
final class TrackCursor {
    private static final String NOTHING = "\0"; // no id of a tool

    private final String tool;
    private final Function<ConversationId, History> histories;
    private final ExpectedRecords expected;
    private @Nullable ConversationId conversation;
    private @Nullable History history;
    private ChainValue chain;
    private String lastLink = "";
    private List<Record> pending = new ArrayList<>();
    private final Map<String, String> parentsBehindState = new HashMap<>();
    private final Map<String, Hash> displayed = new HashMap<>();
    private @Nullable HistoryNode lastKnown;
    private @Nullable PoolPosition position;

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
        moveTo(state.chain(), new ArrayList<>());
        lastLink = state.main().lastLink();
        displayed.putAll(state.main().displayed());
    }

    private History enter(ConversationId id) {
        conversation = id; // known even if its history must not be read
        position = null;
        History found = histories.apply(id);
        history = found;
        lastKnown = found.root();
        return found;
    }

    /**
     * Moves to a checkpoint behind this place, as what is between is lost, and the pool has it. Returns the identities of the events between; none if
     * the checkpoint is not behind this place.
     */
    Set<Hash> moveForward(Checkpoint checkpoint) {
        if (conversation == null) {
            enter(checkpoint.conversation());
        }
        boolean isAhead =
                checkpoint.conversation().equals(conversation) && (chain.length() == 0 || isBehind(checkpoint));
        HistoryNode to = history()
                .flatMap(known -> known.findNode(checkpoint.chain().value()))
                .filter(node -> isAhead)
                .orElse(null);
        if (to == null) {
            return Set.of();
        }
        HistoryNode from = history()
                .flatMap(known -> known.findNode(chain.value()))
                .orElseGet(() -> Objects.requireNonNull(history).root());
        moveTo(checkpoint.chain(), new ArrayList<>());
        return History.path(from, to).stream()
                .map(node -> node.mark().identity())
                .collect(Collectors.toSet());
    }

    /** Returns the history of the conversation; before its first event, of the one that an event of that identity begins. */
    History enterHistory(Hash identity) {
        History known = history;
        return known == null ? enter(ConversationId.of(tool, identity)) : known;
    }

    /** Takes in a state record behind the last event. */
    void addState(Record state) {
        pending.add(state);
        addLink(state);
    }

    private void moveTo(ChainValue next, List<Record> state) {
        chain = next;
        pending = state;
        position = null;
        History known = history;
        if (known != null) {
            known.findNode(next.value()).ifPresent(node -> lastKnown = node);
        }
        parentsBehindState.clear();
        state.forEach(this::addLink);
    }

    /** Notes to which id the link of a state record leads, through the state before it. */
    private void addLink(Record state) {
        state.link().ifPresent(link -> parentsBehindState.put(link.id(), behindState(link.parent())));
    }

    private String behindState(@Nullable String id) {
        return id == null ? NOTHING : parentsBehindState.getOrDefault(id, id);
    }

    /** Moves behind an event, which leads to that chain value. */
    void advance(Record event, ChainValue next) {
        lastLink = event.link().map(Record.Link::id).orElse("");
        pending.stream()
                .filter(state -> state.kind() == Record.Kind.PROPERTY)
                .forEach(property -> displayed.put(property.key(), Hash.of(property.payload())));
        moveTo(next, new ArrayList<>());
    }

    /** Moves back to an earlier event, with the state behind it. */
    void rewindTo(ChainValue earlier, List<Record> state) {
        moveTo(earlier, new ArrayList<>(state));
    }

    /** Returns the last place on the way here that the pool knows. */
    HistoryNode lastKnown() {
        return Objects.requireNonNull(lastKnown);
    }

    /** Whether a record's link leads, through the state behind the last event, to that event, or names nothing. */
    boolean continuesLast(Record record) {
        String parent = behindState(record.link().map(Record.Link::parent).orElse(null));
        return parent.equals(NOTHING) || parent.equals(lastLink);
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
        PoolPosition known = position;
        if (known == null && history != null) {
            known = new PoolPosition(history, chain, pending, expected);
            position = known;
        }
        return Optional.ofNullable(known);
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
