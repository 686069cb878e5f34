package io.roam.place;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.roam.capture.MainTrackState;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.pool.BranchRecords;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of the main track that a session lacks to end at a head. */
final class MainTrackDelta {
    private final BranchRecords records;
    private final History history;
    private final HistoryNode from;
    private final HistoryNode to;
    private final MainTrackState session;

    /** The delta from the session's last event to a head; {@code session} is the session's main track as it is. */
    MainTrackDelta(BranchRecords records, History history, HistoryNode from, HistoryNode to, MainTrackState session) {
        this.records = records;
        this.history = history;
        this.from = from;
        this.to = to;
        this.session = session;
    }

    RecordSource source() {
        RecordSource behindHead = missingAtHead();
        return () -> new DeltaReader(
                records.mainTrack(from, to).open(), HashMultiset.create(session.tail()), behindHead.open());
    }

    /** Returns the state behind the head that the session lacks; properties come last, so that their current values win. */
    private RecordSource missingAtHead() {
        Multiset<Hash> present = HashMultiset.create(from == to ? session.tail() : List.of());
        List<TrailingState> missing = new ArrayList<>();
        for (TrailingState state : TrailingState.at(history, to)) {
            if (!present.remove(state.mark().payload())) {
                missing.add(state);
            }
        }
        PropertyHistory properties = PropertyHistory.at(history, to);
        List<Hash> tail = new ArrayList<>(session.tail());
        if (from == to) {
            missing.forEach(state -> tail.add(state.mark().payload()));
        }
        Map<String, Hash> displayed = displayedInTail(properties, tail);
        List<Record> values = new ArrayList<>();
        properties.allCurrent().stream()
                .filter(value -> !value.mark()
                        .payload()
                        .equals(displayedLast(properties, value.mark().key(), displayed)))
                .forEach(value -> records.findProperty(value).ifPresent(values::add));
        return RecordSources.concat(List.of(records.trailingRecords(missing), RecordSources.ofRecords(values)));
    }

    /** Returns the value that the session will display once the way to the head is placed, with that tail behind its last event. */
    private Hash displayedLast(PropertyHistory properties, String key, Map<String, Hash> displayedInTail) {
        Optional<Hash> placed = from == to ? Optional.empty() : properties.lastPlacedAfter(key, from.chain());
        return placed.or(() -> Optional.ofNullable(displayedInTail.get(key)))
                .orElseGet(() -> session.displayed().getOrDefault(key, Hash.ZERO));
    }

    /** Returns the last value of each property in a tail. */
    private static Map<String, Hash> displayedInTail(PropertyHistory properties, List<Hash> tail) {
        Map<String, Hash> displayed = new HashMap<>();
        for (Hash payload : tail) {
            properties.keysSetTo(payload).forEach(key -> displayed.put(key, payload));
        }
        return displayed;
    }

    /** Reads the records that lead to the head, without the state that the session has already, then those behind the head. */
    private static final class DeltaReader implements RecordReader {
        private final RecordReader path;
        private final Multiset<Hash> present;
        private final Set<String> repeated = new HashSet<>();
        private final RecordReader behindHead;

        DeltaReader(RecordReader path, Multiset<Hash> present, RecordReader behindHead) {
            this.path = path;
            this.present = present;
            this.behindHead = behindHead;
        }

        @Override
        public @Nullable Record next() {
            for (Record record = path.next(); record != null; record = path.next()) {
                if (record.kind() == Record.Kind.EVENT) {
                    present.clear();
                    repeated.clear();
                    return record;
                }
                if (!isPresent(record)) {
                    return record;
                }
            }
            return behindHead.next();
        }

        /** Whether the session has it already. A property it has is placed again after a newer one, so that the order stays. */
        private boolean isPresent(Record state) {
            boolean there = present.remove(Hash.of(state.payload())) && !repeated.contains(state.key());
            if (!there && state.kind() == Record.Kind.PROPERTY) {
                repeated.add(state.key());
            }
            return there;
        }

        @Override
        public void close() {
            path.close();
            behindHead.close();
        }
    }
}
