package io.roam.capture;

import io.roam.batch.Marks;
import io.roam.chain.Hash;
import io.roam.pool.LastingValues;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Tells which lasting values are changes, and counts them at each chain value. */
final class Changes {
    private final LastingValues known;
    private final Map<String, Hash> shown = new HashMap<>();
    private final Map<String, Counted> counts = new HashMap<>();

    private record Counted(long length, int count) {}

    Changes(LastingValues known) {
        this.known = known;
    }

    Marks marks(Record record, Hash payload, int nth, long length) {
        if (record.kind() != Record.Kind.LASTING || payload.equals(current(record.key()))) {
            return new Marks(OptionalInt.empty(), nth);
        }
        Counted last = counts.get(record.key());
        int before = last != null && last.length == length ? last.count : known.changes(record.key(), length);
        counts.put(record.key(), new Counted(length, before + 1));
        shown.put(record.key(), payload);
        return new Marks(OptionalInt.of(before + 1), nth);
    }

    private Hash current(String key) {
        Hash seen = shown.get(key);
        if (seen != null) {
            return seen;
        }
        LastingValues.Shown winner = known.winner(key);
        return winner == null ? Hash.ZERO : winner.mark().payload();
    }
}
