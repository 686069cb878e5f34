package io.roam.place;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of the main track that a session lacks to stand at a head. */
final class MainTrackDelta {
    private final BranchRecords records;
    private final History history;
    private final HistoryNode from;
    private final HistoryNode to;
    private final List<Hash> tail;
    private final Map<String, Hash> shown;

    /**
     * Makes one.
     *
     * @param tail the payload hashes of the state behind the session's last event
     * @param shown the payload hashes of the lasting values that it shows before that
     */
    MainTrackDelta(
            BranchRecords records,
            History history,
            HistoryNode from,
            HistoryNode to,
            List<Hash> tail,
            Map<String, Hash> shown) {
        this.records = records;
        this.history = history;
        this.from = from;
        this.to = to;
        this.tail = tail;
        this.shown = shown;
    }

    RecordSource source() {
        List<Record> behind = behind();
        return () -> new Reader(records.mainTrack(from, to).open(), new ArrayList<>(tail), behind.iterator());
    }

    /** The state that belongs behind the head and is not there, titles last. */
    private List<Record> behind() {
        List<Hash> have = new ArrayList<>(from == to ? tail : List.of());
        List<TrailingState> missing = new ArrayList<>();
        for (TrailingState state : TrailingState.at(history, to)) {
            if (!have.remove(state.mark().payload())) {
                missing.add(state);
            }
        }
        List<Record> all = new ArrayList<>(records.trailingRecords(missing));
        PropertyHistory values = PropertyHistory.at(history, to);
        List<Hash> state = new ArrayList<>(tail);
        if (from == to) {
            missing.forEach(line -> state.add(line.mark().payload()));
        }
        values.allCurrent().stream()
                .filter(title ->
                        !title.mark().payload().equals(last(values, title.mark().key(), state)))
                .forEach(title -> records.findProperty(title).ifPresent(all::add));
        return all;
    }

    /** The value that the session will show last, with that state behind the last event that it has now. */
    private Hash last(PropertyHistory values, String key, List<Hash> state) {
        Optional<Hash> placed = from == to ? Optional.empty() : values.lastPlacedAfter(key, from.chain());
        return placed.orElseGet(() -> lastNow(values, key, state));
    }

    private Hash lastNow(PropertyHistory values, String key, List<Hash> state) {
        for (int i = state.size() - 1; i >= 0; i--) {
            if (values.latestSetting(key, state.get(i)) != null) {
                return state.get(i);
            }
        }
        return shown.getOrDefault(key, Hash.ZERO);
    }

    /** What leads to the head, without the state that the session holds already, then what stands behind it. */
    private static final class Reader implements RecordReader {
        private final RecordReader path;
        private final List<Hash> have;
        private final Set<String> titled = new HashSet<>();
        private final Iterator<Record> behind;

        Reader(RecordReader path, List<Hash> have, Iterator<Record> behind) {
            this.path = path;
            this.have = have;
            this.behind = behind;
        }

        @Override
        public @Nullable Record next() {
            for (Record record = path.next(); record != null; record = path.next()) {
                if (record.kind() == Record.Kind.EVENT) {
                    have.clear();
                    titled.clear();
                    return record;
                }
                if (!stands(record)) {
                    return record;
                }
            }
            return behind.hasNext() ? behind.next() : null;
        }

        /** Whether a session has it already. A title it has comes once more behind another one, so that the last is the last. */
        private boolean stands(Record state) {
            boolean there = have.remove(Hash.of(state.payload())) && !titled.contains(state.key());
            if (!there && state.kind() == Record.Kind.PROPERTY) {
                titled.add(state.key());
            }
            return there;
        }

        @Override
        public void close() {
            path.close();
        }
    }
}
