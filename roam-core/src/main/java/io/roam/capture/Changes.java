package io.roam.capture;

import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.pool.LastingValues;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which lasting values are changes, and counts them at each chain value. */
final class Changes {
    private final LastingValues known;
    private final long length;
    private final Map<String, Hash> before;
    private final Map<String, LastingValues.Shown> previous = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<String, Hash> written = new HashMap<>();
    private final Map<String, Counted> counts = new HashMap<>();

    private record Counted(long length, int count) {}

    /**
     * From a chain value of that length on, with the values known there.
     *
     * @param before what the session shows there, before the state that stands behind it
     */
    Changes(LastingValues known, long length, Map<String, Hash> before) {
        this.known = known;
        this.length = length;
        this.before = Map.copyOf(before);
    }

    /**
     * Whether roam itself placed the value: the pool knows it, and it was set later than the one that the session showed before. To be
     * asked of the values in their order.
     */
    boolean isDerived(Record record, Hash payload, long at) {
        String key = record.key();
        if (record.kind() != Record.Kind.LASTING || at != length || changed.contains(key)) {
            return false;
        }
        LastingValues.Shown set = known.set(key, payload);
        LastingValues.Shown last = previous.containsKey(key) ? previous.get(key) : before(key);
        if (set == null || (last != null && !LastingValues.isNewer(set, last))) {
            return false;
        }
        previous.put(key, set);
        return true;
    }

    private LastingValues.@Nullable Shown before(String key) {
        Hash payload = before.get(key);
        LastingValues.Shown set = payload == null ? null : known.set(key, payload);
        return set == null ? known.before(key) : set;
    }

    /** A value was read that a batch holds at this very place. */
    void known(Record record, Hash payload) {
        LastingValues.Shown set = record.kind() == Record.Kind.LASTING ? known.set(record.key(), payload) : null;
        if (set != null) {
            previous.put(record.key(), set);
        }
    }

    RecordMarks marks(Record record, Hash payload, int nth, long at) {
        if (record.kind() != Record.Kind.LASTING
                || isDerived(record, payload, at)
                || payload.equals(current(record.key()))) {
            return new RecordMarks(OptionalInt.empty(), nth);
        }
        Counted last = counts.get(record.key());
        int before = last != null && last.length == at ? last.count : known.changes(record.key(), at);
        counts.put(record.key(), new Counted(at, before + 1));
        changed.add(record.key());
        written.put(record.key(), payload);
        return new RecordMarks(OptionalInt.of(before + 1), nth);
    }

    private Hash current(String key) {
        Hash seen = written.get(key);
        if (seen != null) {
            return seen;
        }
        LastingValues.Shown winner = known.winner(key);
        return winner == null ? Hash.ZERO : winner.mark().payload();
    }
}
