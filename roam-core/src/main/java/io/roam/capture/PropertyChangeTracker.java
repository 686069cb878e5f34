package io.roam.capture;

import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.history.PropertyHistory;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which lasting values are changes, and counts them at each chain value. */
final class PropertyChangeTracker {
    private final PropertyHistory known;
    private final long length;
    private final Map<String, Hash> before;
    private final Map<String, PropertyHistory.PropertyValue> previous = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<String, Hash> written = new HashMap<>();
    private final Map<String, Counted> counts = new HashMap<>();

    private record Counted(long length, int count) {}

    /**
     * From a chain value of that length on, with the values known there.
     *
     * @param before what the session shows there, before the state that stands behind it
     */
    PropertyChangeTracker(PropertyHistory known, long length, Map<String, Hash> before) {
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
        if (record.kind() != Record.Kind.PROPERTY || at != length || changed.contains(key)) {
            return false;
        }
        PropertyHistory.PropertyValue set = known.latestSetting(key, payload);
        PropertyHistory.PropertyValue last = previous.containsKey(key) ? previous.get(key) : before(key);
        if (set == null || (last != null && !PropertyHistory.isNewer(set, last))) {
            return false;
        }
        previous.put(key, set);
        return true;
    }

    private PropertyHistory.@Nullable PropertyValue before(String key) {
        Hash payload = before.get(key);
        PropertyHistory.PropertyValue set = payload == null ? null : known.latestSetting(key, payload);
        return set == null ? known.displayedBefore(key) : set;
    }

    /** A value was read that a batch holds at this very place. */
    void addKnown(Record record, Hash payload) {
        PropertyHistory.PropertyValue set =
                record.kind() == Record.Kind.PROPERTY ? known.latestSetting(record.key(), payload) : null;
        if (set != null) {
            previous.put(record.key(), set);
        }
    }

    RecordMarks marks(Record record, Hash payload, int nth, long at) {
        if (record.kind() != Record.Kind.PROPERTY
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
        PropertyHistory.PropertyValue winner = known.current(key);
        return winner == null ? Hash.ZERO : winner.mark().payload();
    }
}
