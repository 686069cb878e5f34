package io.roam.place;

import io.roam.capture.MainTrackState;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
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
        List<Record> behindHead = missingAtHead();
        return () -> new DeltaReader(
                records.mainTrack(from, to).open(), new ArrayList<>(session.tail()), behindHead.iterator());
    }

    /** Returns the state behind the head that the session lacks; properties come last, so that their current values win. */
    private List<Record> missingAtHead() {
        List<Hash> present = new ArrayList<>(from == to ? session.tail() : List.of());
        List<TrailingState> missing = new ArrayList<>();
        for (TrailingState state : TrailingState.at(history, to)) {
            if (!present.remove(state.mark().payload())) {
                missing.add(state);
            }
        }
        List<Record> all = new ArrayList<>(records.trailingRecords(missing));
        PropertyHistory properties = PropertyHistory.at(history, to);
        List<Hash> tail = new ArrayList<>(session.tail());
        if (from == to) {
            missing.forEach(state -> tail.add(state.mark().payload()));
        }
        properties.allCurrent().stream()
                .filter(value -> !value.mark()
                        .payload()
                        .equals(displayedLast(properties, value.mark().key(), tail)))
                .forEach(value -> records.findProperty(value).ifPresent(all::add));
        return all;
    }

    /** Returns the value that the session will display once the way to the head is placed, with that tail behind its last event. */
    private Hash displayedLast(PropertyHistory properties, String key, List<Hash> tail) {
        Optional<Hash> placed = from == to ? Optional.empty() : properties.lastPlacedAfter(key, from.chain());
        return placed.orElseGet(() -> displayedNow(properties, key, tail));
    }

    private Hash displayedNow(PropertyHistory properties, String key, List<Hash> tail) {
        for (int i = tail.size() - 1; i >= 0; i--) {
            if (properties.latestSetting(key, tail.get(i)) != null) {
                return tail.get(i);
            }
        }
        return session.displayed().getOrDefault(key, Hash.ZERO);
    }

    /** Reads the records that lead to the head, without the state that the session has already, then those behind the head. */
    private static final class DeltaReader implements RecordReader {
        private final RecordReader path;
        private final List<Hash> present;
        private final Set<String> repeated = new HashSet<>();
        private final Iterator<Record> behindHead;

        DeltaReader(RecordReader path, List<Hash> present, Iterator<Record> behindHead) {
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
            return behindHead.hasNext() ? behindHead.next() : null;
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
        }
    }
}
