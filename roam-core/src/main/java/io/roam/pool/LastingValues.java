package io.roam.pool;

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
public final class LastingValues {
    private static final Comparator<Shown> NEWEST = Comparator.comparingLong(Shown::length)
            .thenComparingInt(shown -> shown.mark().change())
            .thenComparing(shown -> shown.mark().payload());

    private final Map<String, Shown> winners = new TreeMap<>();
    private final Map<String, Shown> last = new HashMap<>();
    private final Map<String, Shown> before = new HashMap<>();
    private final Map<Value, Shown> newest = new HashMap<>();

    private record Value(String key, Hash payload) {}

    private LastingValues() {}

    /**
     * A value that stands in a batch.
     *
     * @param length the length of the chain value that it stands behind
     */
    public record Shown(BatchOutline batch, PropertyMark mark, long length) {}

    /** The values at a node. */
    public static LastingValues at(History history, Node head) {
        LastingValues values = new LastingValues();
        Set<Node> path = History.upTo(head);
        for (BatchOutline batch : history.batches()) {
            if (!batch.properties().isEmpty()) {
                values.take(history, batch, path);
            }
        }
        values.before.putAll(values.last);
        Trailing.at(history, head).forEach(values::show);
        return values;
    }

    /** A line that stands behind the head; it is placed where the first batch that holds it has it. */
    private void show(Trailing state) {
        BatchOutline batch = state.batch();
        for (PropertyMark mark : batch.properties()) {
            if (mark.event() == batch.events().size()
                    && mark.payload().equals(state.mark().payload())) {
                last.put(mark.key(), new Shown(batch, mark, batch.header().to().length()));
            }
        }
    }

    private void take(History history, BatchOutline batch, Set<Node> path) {
        List<Node> nodes = nodes(history, batch);
        for (PropertyMark mark : batch.properties()) {
            Node before = nodes.get(mark.event());
            if (!path.contains(before)) {
                continue;
            }
            Shown shown = new Shown(batch, mark, before.chain().length());
            if (mark.change() > 0) {
                winners.merge(mark.key(), shown, LastingValues::newer);
                newest.merge(new Value(mark.key(), mark.payload()), shown, LastingValues::newer);
            }
            if (stands(mark, batch, nodes, path)) {
                last.merge(mark.key(), shown, (a, b) -> b.length() >= a.length() ? b : a);
            }
        }
    }

    private static Shown newer(Shown a, Shown b) {
        return NEWEST.compare(b, a) >= 0 ? b : a;
    }

    /** Whether a value was set later than another. */
    public static boolean isNewer(Shown a, Shown b) {
        return NEWEST.compare(a, b) > 0;
    }

    /** Whether the line itself stands before an event of the head's path: in a segment that won. */
    private static boolean stands(PropertyMark mark, BatchOutline batch, List<Node> nodes, Set<Node> path) {
        if (mark.event() == batch.events().size()) {
            return false;
        }
        Node event = nodes.get(mark.event() + 1);
        return event.origin().batch().name().equals(batch.name()) && path.contains(event);
    }

    private static List<Node> nodes(History history, BatchOutline batch) {
        List<Node> nodes = new ArrayList<>();
        Node at = history.node(batch.header().from().value()).orElseThrow();
        nodes.add(at);
        for (int i = 0; i < batch.events().size(); i++) {
            at = history.node(at.chain().next(batch.events().get(i).identity()).value())
                    .orElseThrow();
            nodes.add(at);
        }
        return nodes;
    }

    /** The value that counts under a key; null if there is none. */
    public @Nullable Shown winner(String key) {
        return winners.get(key);
    }

    /** The values that count. */
    public Collection<Shown> winners() {
        return winners.values();
    }

    /** A value of a key, where it was set last; null if it never was. */
    public @Nullable Shown set(String key, Hash payload) {
        return newest.get(new Value(key, payload));
    }

    /** The value that a session shows last before its trailing state; null if it shows none. */
    public @Nullable Shown before(String key) {
        Shown shown = before.get(key);
        Shown set = shown == null ? null : set(key, shown.mark().payload());
        return set == null ? shown : set;
    }

    /** How often the value of a key was changed at a chain value of that length or a longer one. */
    public int changes(String key, long length) {
        Shown winner = winners.get(key);
        return winner != null && winner.length() == length ? winner.mark().change() : 0;
    }

    /** The payload of the last line under a key that stands behind a chain value on the way to the head, or behind the head; empty if none does. */
    public Optional<Hash> shownBehind(String key, ChainValue chain) {
        return Optional.ofNullable(last.get(key))
                .filter(shown -> shown.length() >= chain.length())
                .map(shown -> shown.mark().payload());
    }
}
