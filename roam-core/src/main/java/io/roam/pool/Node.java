package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain value in a history, with the event that leads to it. */
public final class Node {
    private final ChainValue chain;
    private final @Nullable Node parent;
    private final List<Origin> origins = new ArrayList<>(1);
    private final List<Node> children = new ArrayList<>(1);

    /** Where an event stands: the {@code event}-th of a batch, from 0. */
    public record Origin(BatchOutline batch, int event) {
        /** What the batch says of it. */
        public EventMark mark() {
            return batch.events().get(event);
        }
    }

    Node(ChainValue chain, @Nullable Node parent) {
        this.chain = chain;
        this.parent = parent;
    }

    /** The chain value. */
    public ChainValue chain() {
        return chain;
    }

    /** What it continues; null for the root. */
    public @Nullable Node parent() {
        return parent;
    }

    /** What continues it. */
    public List<Node> children() {
        return children;
    }

    List<Origin> origins() {
        return origins;
    }

    /** The event's mark. */
    public EventMark mark() {
        return origins.get(0).mark();
    }

    /** The place that is read for it: the one whose state before the event wins. */
    public Origin origin() {
        Origin best = origins.get(0);
        for (Origin other : origins) {
            if (wins(other.mark(), best.mark())) {
                best = other;
            }
        }
        return best;
    }

    private static boolean wins(EventMark a, EventMark b) {
        if (a.state() != b.state()) {
            return a.state() > b.state();
        }
        Hash mine = a.segment();
        return mine.compareTo(b.segment()) > 0;
    }
}
