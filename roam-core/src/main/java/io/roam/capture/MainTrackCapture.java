package io.roam.capture;

import io.roam.batch.BatchOutline;
import io.roam.batch.RecordMarks;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows a session's main track: first through what the pool holds, then writing what is new. */
final class MainTrackCapture {
    private final TrackCursor cursor;
    private final BatchSink sink;
    private final GeneratedTitles titles;
    private final ParentResolver parents;
    private final PartialLineDetector lines;

    private final Sha256 sum = new Sha256();
    private final Map<HistoryNode, Record> revisions = new LinkedHashMap<>();
    private @Nullable Set<String> revised;
    private @Nullable PropertyChangeTracker properties;
    private boolean interleaved;
    private boolean wroteEvents;

    /**
     * Continues at the cursor, and moves it.
     *
     * @param titles the titles that roam generated for the session
     * @param parents finds what events continue
     */
    MainTrackCapture(
            TrackCursor cursor,
            BatchSink sink,
            GeneratedTitles titles,
            ParentResolver parents,
            PartialLineDetector lines) {
        this.cursor = cursor;
        this.sink = sink;
        this.titles = titles;
        this.parents = parents;
        this.lines = lines;
    }

    /** Takes in the next record of the main track. */
    void accept(Record record) {
        if (record.kind() == Record.Kind.LOCAL || titles.contains(record)) {
            return;
        }
        PoolContinuation pool = continuation();
        List<Record> parts = lines.split(record, pool);
        if (!parts.isEmpty()) {
            parts.forEach(this::accept);
        } else if (!lines.leaveOut(record, pool)) {
            if (record.kind() == Record.Kind.EVENT) {
                acceptEvent(record);
            } else {
                acceptState(record);
            }
        }
    }

    private PoolContinuation continuation() {
        return knownPosition().map(PoolContinuation.class::cast).orElse(PoolContinuation.NONE);
    }

    /** Returns the cursor's place in the pool; empty if what is being written has left the pool behind. */
    private Optional<PoolPosition> knownPosition() {
        return sink.hasEvents() ? Optional.empty() : cursor.poolPosition();
    }

    private Hash hash(byte[] bytes) {
        return sum.add(bytes).finish();
    }

    private void acceptState(Record record) {
        parents.addState(record);
        if (parents.continuesLast(record)
                || cursor.poolPosition().filter(place -> place.holds(record)).isPresent()) {
            cursor.addState(record);
        } else { // a stale append: captured with the event that continues it
            parents.skipState(record);
        }
    }

    private void acceptEvent(Record record) {
        Hash identity = hash(record.identity());
        History history = cursor.enterHistory(identity);
        ChainValue next = cursor.chain().next(identity, sum);
        if (!history.contains(next)) { // else it was captured, or placed, in this order
            parents.resolveParent(record).ifPresent(parent -> rewindTo(parent, record));
            next = cursor.chain().next(identity, sum);
        }
        if (sink.hasEvents() || !history.contains(next)) {
            writeEvent(record, identity, next);
        } else if (record.hasOwnIdentity()) {
            noteRevision(record, history.findNode(next.value()).orElseThrow());
        }
        cursor.advance(record, next);
        parents.addEvent(record, next);
    }

    /** Notes the value of a known event that has, or had, another one; it counts once the session is quiet. */
    private void noteRevision(Record event, HistoryNode known) {
        if (known.winningOccurrence().mark().payload().equals(hash(event.payload())) && !isRevised(event)) {
            return;
        }
        if (lines.isSettled()) {
            revisions.put(known, event);
        } else {
            lines.noteUnsettled();
        }
    }

    /** Whether the pool has a later value of the event. */
    private boolean isRevised(Record event) {
        Set<String> known = revised;
        if (known == null) {
            known = cursor.history().stream()
                    .flatMap(history -> history.batches().stream())
                    .flatMap(batch -> batch.sideTracks().stream())
                    .map(BatchOutline.SideTrackMark::track)
                    .filter(track -> track.startsWith(Record.REVISIONS))
                    .collect(Collectors.toSet());
            revised = known;
        }
        return !known.isEmpty() && known.contains(Record.revisionTrack(event.identity()));
    }

    /** Goes back to the event that a stale append continues. */
    private void rewindTo(ResolvedParent parent, Record event) {
        List<Record> state = parents.rewindTo(parent, event, cursor.pending());
        sink.finish();
        properties = null;
        cursor.rewindTo(parent.chain(), state);
        interleaved = true;
    }

    private void writeEvent(Record record, Hash identity, ChainValue next) {
        sink.continueFrom(cursor.requireConversation(), cursor.chain());
        PropertyChangeTracker tracker = properties(); // made where the pool still knows the place
        Set<TrailingState.Line> known = knownPosition().map(PoolPosition::tail).orElse(Set.of());
        Map<String, Record> last = lastProperties();
        Map<Hash, Integer> seen = new HashMap<>();
        for (Record state : cursor.pending()) {
            Hash payload = hash(state.payload());
            if (known.contains(new TrailingState.Line(payload, seen.merge(payload, 1, Integer::sum)))) {
                tracker.addKnown(state, payload);
                sink.addState(state, payload, new RecordMarks(OptionalInt.empty(), 1));
            } else {
                long length = cursor.chain().length();
                sink.addState(state, payload, tracker.addWritten(state, payload, 1, length, isReplaced(state, last)));
            }
        }
        sink.addEvent(record, identity, next);
        wroteEvents = true;
    }

    /** Returns the last value of each property behind the last event. */
    private Map<String, Record> lastProperties() {
        Map<String, Record> last = new HashMap<>();
        cursor.pending().stream()
                .filter(state -> state.kind() == Record.Kind.PROPERTY)
                .forEach(property -> last.put(property.key(), property));
        return last;
    }

    private static boolean isReplaced(Record state, Map<String, Record> last) {
        Record latest = last.get(state.key());
        return state.kind() == Record.Kind.PROPERTY
                && latest != null
                && !Arrays.equals(latest.payload(), state.payload());
    }

    private PropertyChangeTracker properties() {
        PropertyChangeTracker known = properties;
        if (known == null) {
            known = new PropertyChangeTracker(
                    cursor.poolPosition().orElseThrow().properties(),
                    cursor.chain().length(),
                    cursor.displayed());
            properties = known;
        }
        return known;
    }

    /** Writes the state behind the last event that no batch holds yet. */
    void finish() {
        Optional<ConversationId> conversation = cursor.conversation();
        if (conversation.isEmpty()) {
            return;
        }
        Optional<PoolPosition> position = knownPosition();
        Set<TrailingState.Line> known = position.map(PoolPosition::tail).orElse(Set.of());
        long length = cursor.chain().length();
        Map<Hash, Integer> seen = new HashMap<>();
        Map<String, Record> last = lastProperties();
        for (Record state : cursor.pending()) {
            Hash payload = hash(state.payload());
            int nth = seen.merge(payload, 1, Integer::sum);
            if (lines.isGuide(state)) {
                continue;
            }
            if (known.contains(new TrailingState.Line(payload, nth))) {
                properties().addKnown(state, payload);
            } else if (position.isEmpty() || !properties().addIfPlaced(state, payload, length)) {
                sink.continueFrom(conversation.get(), cursor.chain());
                boolean replaced = isReplaced(state, last);
                sink.addState(state, payload, properties().addWritten(state, payload, nth, length, replaced));
            }
        }
    }

    /** Returns the present values of known events that have, or may have had, another one. */
    Map<HistoryNode, Record> revisions() {
        return revisions;
    }

    /** Whether an event was new. */
    boolean wroteEvents() {
        return wroteEvents;
    }

    /** Whether the track holds events of another branch than its last one. */
    boolean isInterleaved() {
        return interleaved;
    }
}
