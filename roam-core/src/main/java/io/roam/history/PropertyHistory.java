package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of properties, such as titles, at a head. */
public final class PropertyHistory {
    private static final Comparator<PropertyValue> NEWEST = Comparator.comparingLong(PropertyValue::length)
            .thenComparingInt(value -> value.mark().change())
            .thenComparing(value -> value.mark().payload());

    private final Map<String, PropertyValue> current = new TreeMap<>();
    private final Map<String, PropertyValue> lastPlaced = new HashMap<>();
    private final Map<String, PropertyValue> displayedBefore = new HashMap<>();
    private final Map<KeyedValue, PropertyValue> latestSettings = new HashMap<>();

    private record KeyedValue(String key, Hash payload) {}

    private PropertyHistory() {}

    /**
     * A record in a batch that sets or repeats a property.
     *
     * @param length the length of the chain value that it follows
     */
    public record PropertyValue(BatchOutline batch, PropertyMark mark, long length) {}

    /** Returns the values at a node. */
    public static PropertyHistory at(History history, HistoryNode head) {
        PropertyHistory values = new PropertyHistory();
        Set<HistoryNode> path = History.ancestorsOf(head);
        for (BatchOutline batch : history.batches()) {
            if (!batch.properties().isEmpty()) {
                values.add(history, batch, path);
            }
        }
        values.displayedBefore.putAll(values.lastPlaced);
        TrailingState.at(history, head).forEach(values::addTrailing);
        return values;
    }

    /** Adds the values of trailing state. A session displays them last. */
    private void addTrailing(TrailingState state) {
        BatchOutline batch = state.batch();
        for (PropertyMark mark : batch.properties()) {
            if (mark.event() == batch.events().size()
                    && mark.payload().equals(state.mark().payload())) {
                lastPlaced.put(
                        mark.key(),
                        new PropertyValue(batch, mark, batch.header().to().length()));
            }
        }
    }

    private void add(History history, BatchOutline batch, Set<HistoryNode> path) {
        List<HistoryNode> nodes = nodes(history, batch);
        for (PropertyMark mark : batch.properties()) {
            HistoryNode before = nodes.get(mark.event());
            if (!path.contains(before)) {
                continue;
            }
            PropertyValue value = new PropertyValue(batch, mark, before.chain().length());
            if (mark.change() > 0) {
                current.merge(mark.key(), value, PropertyHistory::newer);
                latestSettings.merge(new KeyedValue(mark.key(), mark.payload()), value, PropertyHistory::newer);
            }
            if (isInWinningSegment(mark, batch, nodes, path)) {
                lastPlaced.merge(mark.key(), value, (a, b) -> b.length() >= a.length() ? b : a);
            }
        }
    }

    private static PropertyValue newer(PropertyValue a, PropertyValue b) {
        return NEWEST.compare(b, a) >= 0 ? b : a;
    }

    /** Whether {@code a} was set later than {@code b}. */
    public static boolean isNewer(PropertyValue a, PropertyValue b) {
        return NEWEST.compare(a, b) > 0;
    }

    /** Whether the record itself is placed: it is before an event of the path, in the batch that is read for the event. */
    private static boolean isInWinningSegment(
            PropertyMark mark, BatchOutline batch, List<HistoryNode> nodes, Set<HistoryNode> path) {
        if (mark.event() == batch.events().size()) {
            return false;
        }
        HistoryNode event = nodes.get(mark.event() + 1);
        return event.winningOccurrence().batch().id().equals(batch.id()) && path.contains(event);
    }

    private static List<HistoryNode> nodes(History history, BatchOutline batch) {
        List<HistoryNode> nodes = new ArrayList<>();
        HistoryNode at = history.findNode(batch.header().from().value()).orElseThrow();
        nodes.add(at);
        for (int i = 0; i < batch.events().size(); i++) {
            at = history.findNode(
                            at.chain().next(batch.events().get(i).identity()).value())
                    .orElseThrow();
            nodes.add(at);
        }
        return nodes;
    }

    /** Returns the current value of a property, or null if it has none. */
    public @Nullable PropertyValue current(String key) {
        return current.get(key);
    }

    /** Returns the current values of all properties. */
    public Collection<PropertyValue> allCurrent() {
        return current.values();
    }

    /** Returns the latest record that set a property to this value, or null if none did. */
    public @Nullable PropertyValue latestSetting(String key, Hash payload) {
        return latestSettings.get(new KeyedValue(key, payload));
    }

    /** Returns the value that a session displays before its trailing state, or null if it displays none. */
    public @Nullable PropertyValue displayedBefore(String key) {
        PropertyValue value = displayedBefore.get(key);
        PropertyValue setting =
                value == null ? null : latestSetting(key, value.mark().payload());
        return setting == null ? value : setting;
    }

    /** Returns how often a property was changed after the chain value of that length, or 0 if its current value is from elsewhere. */
    public int changeCount(String key, long length) {
        PropertyValue value = current.get(key);
        return value != null && value.length() == length ? value.mark().change() : 0;
    }

    /** Returns the payload of the last record of a property that is placed after a chain value, if there is one. */
    public Optional<Hash> lastPlacedAfter(String key, ChainValue chain) {
        return Optional.ofNullable(lastPlaced.get(key))
                .filter(value -> value.length() >= chain.length())
                .map(value -> value.mark().payload());
    }
}
