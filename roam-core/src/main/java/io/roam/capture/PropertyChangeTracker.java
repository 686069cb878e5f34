package io.roam.capture;

import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.history.PropertyHistory;
import io.roam.history.PropertyHistory.PropertyValue;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tells which properties in a session are changes, and counts the changes of each key behind each event. */
final class PropertyChangeTracker {
    private final PropertyHistory known;
    private final long length;
    private final Map<String, Hash> displayed;
    private final Map<String, PropertyValue> latest = new HashMap<>();
    private final Map<String, Hash> written = new HashMap<>();
    private final Map<String, Hash> shown = new HashMap<>();
    private final Map<String, ChangeCount> counts = new HashMap<>();

    private record ChangeCount(long length, int changes) {}

    /**
     * Begins at a chain value.
     *
     * @param known the properties that the pool has there
     * @param length the length of the chain value
     * @param displayed the payload hash that the session displays there for each key, without the state behind it
     */
    PropertyChangeTracker(PropertyHistory known, long length, Map<String, Hash> displayed) {
        this.known = known;
        this.length = length;
        this.displayed = Map.copyOf(displayed);
        this.shown.putAll(displayed);
    }

    private static boolean isProperty(Record record) {
        return record.kind() == Record.Kind.PROPERTY;
    }

    /** Takes in a record that a batch holds at this very place. */
    void addKnown(Record record, Hash payload) {
        PropertyValue setting = isProperty(record) ? known.latestSetting(record.key(), payload) : null;
        if (setting != null) {
            latest.put(record.key(), setting);
        }
        shown.put(record.key(), payload);
    }

    /**
     * Takes in a property if roam itself placed it, and returns whether it did. It did if the pool knows the value, and as a later
     * setting than the one displayed before. Properties must come in their order in the session.
     */
    boolean addIfPlaced(Record record, Hash payload, long at) {
        String key = record.key();
        if (!isProperty(record) || at != length || written.containsKey(key)) {
            return false;
        }
        PropertyValue setting = known.latestSetting(key, payload);
        PropertyValue before = latest.containsKey(key) ? latest.get(key) : displayedSetting(key);
        if (setting == null || (before != null && !PropertyHistory.isNewer(setting, before))) {
            return false;
        }
        latest.put(key, setting);
        shown.put(key, payload);
        return true;
    }

    private @Nullable PropertyValue displayedSetting(String key) {
        Hash payload = displayed.get(key);
        PropertyValue setting = payload == null ? null : known.latestSetting(key, payload);
        return setting == null ? known.displayedBefore(key) : setting;
    }

    /**
     * Takes in a record that is about to be written, and returns its marks.
     *
     * @param nth how many equal records follow the same event, with this one
     * @param at the length of the chain value that it follows
     * @param replaced whether another value of the same property follows before the next event
     */
    RecordMarks addWritten(Record record, Hash payload, int nth, long at, boolean replaced) {
        if (!isProperty(record) || addIfPlaced(record, payload, at)) {
            return new RecordMarks(OptionalInt.empty(), nth);
        }
        // A tool that was open repeats what it had read, while the pool may have a newer value.
        boolean repeated = payload.equals(shown.put(record.key(), payload));
        if (replaced || repeated || payload.equals(current(record.key()))) {
            return new RecordMarks(OptionalInt.empty(), nth);
        }
        String key = record.key();
        ChangeCount last = counts.get(key);
        int before = last != null && last.length == at ? last.changes : known.changeCount(key, at);
        int changes = RecordMarks.nextChange(before);
        counts.put(key, new ChangeCount(at, changes));
        written.put(key, payload);
        return new RecordMarks(OptionalInt.of(changes), nth);
    }

    private Hash current(String key) {
        Hash own = written.get(key);
        if (own != null) {
            return own;
        }
        PropertyValue value = known.current(key);
        return value == null ? Hash.ZERO : value.mark().payload();
    }
}
