package io.roam.history;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

    private final SetMultimap<Hash, String> keysByPayload = HashMultimap.create();

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
        for (BatchOutline batch : history.batches()) {
            if (!batch.properties().isEmpty()) {
                values.add(history, batch, head);
            }
        }
        values.displayedBefore.putAll(values.lastPlaced);
        IdentityHashMap<BatchOutline, ListMultimap<Hash, PropertyMark>> marks = new IdentityHashMap<>();
        TrailingState.at(history, head).forEach(state -> values.addTrailing(marks, state));
        return values;
    }

    /** Adds the values of trailing state. A session displays them last. */
    private void addTrailing(
            IdentityHashMap<BatchOutline, ListMultimap<Hash, PropertyMark>> marks, TrailingState state) {
        BatchOutline batch = state.batch();
        for (PropertyMark mark : marks.computeIfAbsent(batch, PropertyHistory::trailingMarks)
                .get(state.mark().payload())) {
            lastPlaced.put(
                    mark.key(),
                    new PropertyValue(batch, mark, batch.header().to().length()));
        }
    }

    private static ListMultimap<Hash, PropertyMark> trailingMarks(BatchOutline batch) {
        ListMultimap<Hash, PropertyMark> marks = ArrayListMultimap.create();
        batch.properties().stream()
                .filter(mark -> mark.event() == batch.events().size())
                .forEach(mark -> marks.put(mark.payload(), mark));
        return marks;
    }

    /** Adds the properties of a batch up to where it leaves the way to the head. */
    private void add(History history, BatchOutline batch, HistoryNode head) {
        List<HistoryNode> nodes = nodesOnPath(history, batch, head);
        for (PropertyMark mark : batch.properties()) {
            if (mark.event() >= nodes.size()) {
                continue;
            }
            HistoryNode before = nodes.get(mark.event());
            PropertyValue value = new PropertyValue(batch, mark, before.chain().length());
            if (mark.change() > 0) {
                current.merge(mark.key(), value, PropertyHistory::newer);
                KeyedValue setting = new KeyedValue(mark.key(), mark.payload());
                latestSettings.merge(setting, value, PropertyHistory::newer);
                keysByPayload.put(mark.payload(), mark.key());
            }
            if (isInWinningSegment(mark, batch, nodes)) {
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
    private static boolean isInWinningSegment(PropertyMark mark, BatchOutline batch, List<HistoryNode> nodes) {
        return mark.event() + 1 < nodes.size()
                && nodes.get(mark.event() + 1).winningOccurrence().batch().id().equals(batch.id());
    }

    /** Returns the nodes of a batch, from the one that it continues, as far as they are on the way to a head. */
    private static List<HistoryNode> nodesOnPath(History history, BatchOutline batch, HistoryNode head) {
        List<HistoryNode> nodes = new ArrayList<>();
        HistoryNode at = history.findNode(batch.header().from().value()).orElseThrow();
        for (int i = 0; at.isAtOrBefore(head); i++) {
            nodes.add(at);
            if (i == batch.events().size() || at == head) {
                break;
            }
            HistoryNode next = at.childTowards(head);
            if (!next.mark().identity().equals(batch.events().get(i).identity())) {
                break;
            }
            at = next;
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

    /** Returns the keys of the properties that some record set to this value. */
    public Set<String> keysSetTo(Hash payload) {
        return keysByPayload.get(payload);
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
