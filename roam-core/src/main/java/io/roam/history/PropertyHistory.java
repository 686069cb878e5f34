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

/** Values under keys, such as titles, as they stand at a head. */
public final class PropertyHistory {
    private static final Comparator<PropertyValue> NEWEST = Comparator.comparingLong(PropertyValue::length)
            .thenComparingInt(value -> value.mark().change())
            .thenComparing(value -> value.mark().payload());

    private final Map<String, PropertyValue> winners = new TreeMap<>();
    private final Map<String, PropertyValue> last = new HashMap<>();
    private final Map<String, PropertyValue> before = new HashMap<>();
    private final Map<Value, PropertyValue> newest = new HashMap<>();

    private record Value(String key, Hash payload) {}

    private PropertyHistory() {}

    /**
     * A value that stands in a batch.
     *
     * @param length the length of the chain value that it stands behind
     */
    public record PropertyValue(BatchOutline batch, PropertyMark mark, long length) {}

    /** The values at a node. */
    public static PropertyHistory at(History history, HistoryNode head) {
        PropertyHistory values = new PropertyHistory();
        Set<HistoryNode> path = History.ancestorsOf(head);
        for (BatchOutline batch : history.batches()) {
            if (!batch.properties().isEmpty()) {
                values.take(history, batch, path);
            }
        }
        values.before.putAll(values.last);
        TrailingState.at(history, head).forEach(values::show);
        return values;
    }

    /** A line that stands behind the head; it is placed where the first batch that holds it has it. */
    private void show(TrailingState state) {
        BatchOutline batch = state.batch();
        for (PropertyMark mark : batch.properties()) {
            if (mark.event() == batch.events().size()
                    && mark.payload().equals(state.mark().payload())) {
                last.put(
                        mark.key(),
                        new PropertyValue(batch, mark, batch.header().to().length()));
            }
        }
    }

    private void take(History history, BatchOutline batch, Set<HistoryNode> path) {
        List<HistoryNode> nodes = nodes(history, batch);
        for (PropertyMark mark : batch.properties()) {
            HistoryNode before = nodes.get(mark.event());
            if (!path.contains(before)) {
                continue;
            }
            PropertyValue value = new PropertyValue(batch, mark, before.chain().length());
            if (mark.change() > 0) {
                winners.merge(mark.key(), value, PropertyHistory::newer);
                newest.merge(new Value(mark.key(), mark.payload()), value, PropertyHistory::newer);
            }
            if (isInWinningSegment(mark, batch, nodes, path)) {
                last.merge(mark.key(), value, (a, b) -> b.length() >= a.length() ? b : a);
            }
        }
    }

    private static PropertyValue newer(PropertyValue a, PropertyValue b) {
        return NEWEST.compare(b, a) >= 0 ? b : a;
    }

    /** Whether a value was set later than another. */
    public static boolean isNewer(PropertyValue a, PropertyValue b) {
        return NEWEST.compare(a, b) > 0;
    }

    /** Whether the line itself stands before an event of the head's path: in a segment that won. */
    private static boolean isInWinningSegment(
            PropertyMark mark, BatchOutline batch, List<HistoryNode> nodes, Set<HistoryNode> path) {
        if (mark.event() == batch.events().size()) {
            return false;
        }
        HistoryNode event = nodes.get(mark.event() + 1);
        return event.winningOccurrence().batch().name().equals(batch.name()) && path.contains(event);
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

    /** The value that counts under a key; null if there is none. */
    public @Nullable PropertyValue current(String key) {
        return winners.get(key);
    }

    /** The values that count. */
    public Collection<PropertyValue> allCurrent() {
        return winners.values();
    }

    /** A value of a key, where it was set last; null if it never was. */
    public @Nullable PropertyValue latestSetting(String key, Hash payload) {
        return newest.get(new Value(key, payload));
    }

    /** The value that a session shows last before its trailing state; null if it shows none. */
    public @Nullable PropertyValue displayedBefore(String key) {
        PropertyValue value = before.get(key);
        PropertyValue set =
                value == null ? null : latestSetting(key, value.mark().payload());
        return set == null ? value : set;
    }

    /** How often the value of a key was changed at a chain value of that length or a longer one. */
    public int changeCount(String key, long length) {
        PropertyValue winner = winners.get(key);
        return winner != null && winner.length() == length ? winner.mark().change() : 0;
    }

    /** The payload of the last line under a key that stands behind a chain value on the way to the head, or behind the head; empty if none does. */
    public Optional<Hash> lastPlacedAfter(String key, ChainValue chain) {
        return Optional.ofNullable(last.get(key))
                .filter(value -> value.length() >= chain.length())
                .map(value -> value.mark().payload());
    }
}
