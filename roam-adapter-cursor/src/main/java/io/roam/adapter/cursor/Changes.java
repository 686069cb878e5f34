package io.roam.adapter.cursor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a placement changes in one database, so far. Each change is told before it is made. */
final class Changes {
    private final WritableDatabase database;
    private final Consumer<Change> told;
    private final List<Change.Trace> made = new ArrayList<>();

    Changes(WritableDatabase database, Consumer<Change> told) {
        this.database = database;
        this.told = told;
    }

    WritableDatabase database() {
        return database;
    }

    Optional<byte[]> get(Spot spot) {
        return spot.get(database);
    }

    void set(Spot spot, Optional<byte[]> after) {
        Optional<byte[]> before = spot.get(database);
        if (!same(before, after)) {
            Change change = new Change(database.file(), spot, before, after.map(Bytes::sha256Hex));
            told.accept(change);
            spot.set(database, after);
            made.add(change.trace());
        }
    }

    /** Lets that stand there if nothing does. */
    void add(Spot spot, byte[] value) {
        if (spot.get(database).isEmpty()) {
            set(spot, Optional.of(value));
        }
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
    }

    /** Reads back, from the file, what every spot was given last; a list that was made holds something since. */
    void verify() {
        Map<Spot, Change.Trace> last = new LinkedHashMap<>();
        made.stream()
                .filter(trace -> !(trace.spot() instanceof RowSpot row && row.table() == Table.ITEMS))
                .forEach(trace -> last.put(trace.spot(), trace));
        try (WritableDatabase again = WritableDatabase.begin(database.file())) {
            if (!last.values().stream().allMatch(trace -> trace.isDone(again))) {
                throw new DamagedWriteException(database.file());
            }
        }
    }
}
