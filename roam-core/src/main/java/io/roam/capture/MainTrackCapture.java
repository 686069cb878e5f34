package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes along a session's main track: first through what the pool knows, then writing what is new. */
final class MainTrackCapture {
    private final ToolAdapter adapter;
    private final Function<ConversationId, History> histories;
    private final BatchSink sink;
    private final GeneratedTitles titles;
    private final @Nullable LinkGraphResolver resolver;
    private final boolean placed;
    private final ExpectedRecords records;
    private final boolean settled;

    private final Sha256 sum = new Sha256();
    private @Nullable ConversationId conversation;
    private @Nullable History history;
    private @Nullable PropertyChangeTracker tracker;
    private ChainValue at;
    private String lastLink = "";
    private List<Record> pending = new ArrayList<>();
    private final Map<String, Hash> shown = new HashMap<>();
    private final Map<String, Record> revisions = new LinkedHashMap<>();
    private int begun;
    private boolean begunTitle;
    private boolean unsettled;
    private boolean mixed;
    private boolean wroteEvents;
    private boolean outOfLine;

    /**
     * Makes a walk.
     *
     * @param titles the titles in it that roam made up
     * @param resolver what events continue; null unless the session is read from its first record and something was placed in it
     * @param placed whether something was placed in it
     * @param settled whether the session was quiet, so that an unterminated last line counts
     */
    MainTrackCapture(
            ToolAdapter adapter,
            Function<ConversationId, History> histories,
            BatchSink sink,
            ExpectedRecords records,
            GeneratedTitles titles,
            @Nullable LinkGraphResolver resolver,
            boolean placed,
            boolean settled) {
        this.adapter = adapter;
        this.histories = histories;
        this.sink = sink;
        this.titles = titles;
        this.resolver = resolver;
        this.placed = placed;
        this.records = records;
        this.settled = settled;
        this.at = ChainValue.root(adapter.classRule());
    }

    /** Goes on where an earlier reading ended. */
    void resume(SessionState state) {
        state.conversation().ifPresent(this::enter);
        at = state.chain();
        lastLink = state.main().lastLink();
        shown.putAll(state.main().displayed());
    }

    private History enter(ConversationId id) {
        conversation = id;
        History found = histories.apply(id);
        history = found;
        return found;
    }

    /** Takes the next record of the main track. */
    void accept(Record record) {
        if (record.kind() == Record.Kind.LOCAL || titles.holds(record)) {
            return;
        }
        int known = knownBeginning(record);
        if (known > 0) {
            adapter.split(record, known).forEach(this::accept);
        } else if (record.isUnterminated() && !isSettled(record)) {
            unsettled = begun == 0;
        } else if (record.kind() == Record.Kind.EVENT) {
            acceptEvent(record);
        } else {
            acceptState(record);
        }
    }

    private Hash hash(byte[] bytes) {
        return sum.add(bytes).finish();
    }

    private void acceptState(Record record) {
        if (resolver != null) {
            resolver.addState(record);
        }
        boolean inOrder = resolver == null
                ? !placed || continuesLast(record)
                : resolver.resolveParent(record).isEmpty();
        if (inOrder || poolPosition().filter(place -> place.holds(record)).isPresent()) {
            pending.add(record);
        } else { // written from memory: it goes with the words that continue it
            outOfLine = resolver == null;
        }
    }

    private void acceptEvent(Record record) {
        Hash identity = hash(record.identity());
        History known = history;
        if (known == null) {
            known = enter(ConversationId.of(adapter.id(), identity));
        }
        ChainValue next = at.next(identity, sum);
        if (!known.contains(next)) { // else it was captured, or placed, in this order
            if (resolver != null) {
                resolver.resolveParent(record).ifPresent(older -> rewindTo(record, older));
            } else if (placed && !continuesLast(record)) {
                outOfLine = true;
                return;
            }
            next = at.next(identity, sum);
        }
        if (sink.hasEvents() || !known.contains(next)) {
            writeEvent(record, identity, next);
        } else if (record.hasOwnIdentity()) {
            noteRevision(record, known.node(next.value()).orElseThrow());
        }
        at = next;
        lastLink = record.link().map(Record.Link::id).orElse("");
        pending.stream()
                .filter(state -> state.kind() == Record.Kind.PROPERTY)
                .forEach(title -> shown.put(title.key(), hash(title.payload())));
        pending = new ArrayList<>();
        if (resolver != null) {
            resolver.addEvent(record, at);
        }
    }

    /** An event that is known may have another value by now; it counts once the session is quiet. */
    private void noteRevision(Record record, HistoryNode known) {
        if (known.winningOccurrence().mark().payload().equals(hash(record.payload()))) {
            return;
        }
        if (settled) {
            String track = Record.revisionTrack(record.identity());
            revisions.put(track, Record.file(track, record.payload()));
        } else {
            unsettled = true;
        }
    }

    /** The client wrote from memory: the event continues an older one. */
    private void rewindTo(Record record, ResolvedParent older) {
        LinkGraphResolver all = Objects.requireNonNull(resolver);
        all.rewindTo(older);
        at = older.chain();
        sink.finish();
        tracker = null;
        pending = new ArrayList<>(all.stateBetween(record, pending, older.id()));
        mixed = true;
    }

    private void writeEvent(Record record, Hash identity, ChainValue next) {
        sink.continueFrom(Objects.requireNonNull(conversation), at);
        PropertyChangeTracker titles = tracker(); // made where the pool still knows the place
        for (Record state : pending) {
            Hash payload = hash(state.payload());
            sink.addState(state, payload, titles.marks(state, payload, 1, at.length()));
        }
        sink.addEvent(record, identity, next);
        wroteEvents = true;
    }

    /** Whether the event says itself that it continues the last one, or says nothing. */
    private boolean continuesLast(Record record) {
        String parent = record.link().map(Record.Link::parent).orElse(null);
        for (int i = pending.size() - 1; i >= 0 && parent != null; i--) {
            Record.Link row = pending.get(i).link().orElse(null);
            if (row != null && row.id().equals(parent)) {
                parent = row.parent();
            }
        }
        return parent == null || parent.equals(lastLink);
    }

    private PropertyChangeTracker tracker() {
        PropertyChangeTracker known = tracker;
        if (known == null) {
            known = new PropertyChangeTracker(poolPosition().orElseThrow().lasting(), at.length(), shown);
            tracker = known;
        }
        return known;
    }

    /** How many bytes of a line were captured before as an unterminated record that stands here; 0 if none. */
    private int knownBeginning(Record record) {
        boolean isLine = record.endsWithLineFeed() || record.isUnterminated();
        return isLine && !sink.hasEvents()
                ? poolPosition().map(place -> place.beginningOf(record)).orElse(0)
                : 0;
    }

    private Optional<PoolPosition> poolPosition() {
        return history().map(known -> new PoolPosition(known, at));
    }

    /** Whether an unterminated record counts; if it is the beginning of one that roam was placing, that is remembered. */
    private boolean isSettled(Record record) {
        PoolPosition place = poolPosition().filter(known -> !sink.hasEvents()).orElse(null);
        if (place != null) {
            if (place.holds(record)) {
                return true;
            }
            begun = place.node()
                    .map(node -> records.begun(place.history(), node, pending, record))
                    .orElse(0);
            if (begun > 0) {
                return false;
            }
        }
        if (titles.isBegun(record)) {
            begun = record.payload().length;
            begunTitle = true;
            return false;
        }
        return settled;
    }

    /** Writes the state behind the last event that no batch holds yet, unless {@code held}. */
    void finish(boolean held) {
        ConversationId of = conversation;
        if (of == null || held) {
            return;
        }
        Optional<PoolPosition> place = poolPosition().filter(known -> !sink.hasEvents());
        Set<TrailingState.Line> known = place.map(PoolPosition::tail).orElse(Set.of());
        Map<Hash, Integer> seen = new HashMap<>();
        for (Record state : pending) {
            Hash payload = hash(state.payload());
            int nth = seen.merge(payload, 1, Integer::sum);
            if (known.contains(new TrailingState.Line(payload, nth))) {
                tracker().known(state, payload);
            } else if (place.isEmpty() || !tracker().isDerived(state, payload, at.length())) {
                sink.continueFrom(of, at);
                sink.addState(state, payload, tracker().marks(state, payload, nth, at.length()));
            }
        }
    }

    Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    Optional<History> history() {
        return Optional.ofNullable(history);
    }

    ChainValue chain() {
        return at;
    }

    String lastLink() {
        return lastLink;
    }

    List<Hash> tail() {
        return pending.stream().map(record -> Hash.of(record.payload())).toList();
    }

    /** The last lasting value of each key before the last event. */
    Map<String, Hash> shown() {
        return shown;
    }

    int begun() {
        return begun;
    }

    /** Whether what is begun is a title that roam made up. */
    boolean begunTitle() {
        return begunTitle;
    }

    boolean unsettled() {
        return unsettled;
    }

    /** The later values of events, as whole files on side tracks. */
    Collection<Record> revisions() {
        return revisions.values();
    }

    /** Whether an event was new. */
    boolean wroteEvents() {
        return wroteEvents;
    }

    /** Whether an event continues another than the last one, so that only a reading from the first record can tell which. */
    boolean outOfLine() {
        return outOfLine;
    }

    boolean mixed() {
        return mixed;
    }
}
