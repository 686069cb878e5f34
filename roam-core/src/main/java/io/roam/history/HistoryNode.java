package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain value in a history, with the event that leads to it. */
public final class HistoryNode {
    private final ChainValue chain;
    private final @Nullable HistoryNode parent;
    private final List<Occurrence> origins = new ArrayList<>(1);
    private final List<HistoryNode> children = new ArrayList<>(1);

    /** Where an event stands: the {@code event}-th of a batch, from 0. */
    public record Occurrence(BatchOutline batch, int event) {
        /** What the batch says of it. */
        public EventMark mark() {
            return batch.events().get(event);
        }
    }

    HistoryNode(ChainValue chain, @Nullable HistoryNode parent) {
        this.chain = chain;
        this.parent = parent;
    }

    /** The chain value. */
    public ChainValue chain() {
        return chain;
    }

    /** What it continues; null for the root. */
    public @Nullable HistoryNode parent() {
        return parent;
    }

    /** What continues it. */
    public List<HistoryNode> children() {
        return children;
    }

    List<Occurrence> occurrences() {
        return origins;
    }

    /** The event's mark. */
    public EventMark mark() {
        return origins.get(0).mark();
    }

    /** The place that is read for it: the one whose state before the event wins. */
    public Occurrence winningOccurrence() {
        Occurrence best = origins.get(0);
        for (Occurrence other : origins) {
            if (precedes(other.mark(), best.mark())) {
                best = other;
            }
        }
        return best;
    }

    private static boolean precedes(EventMark a, EventMark b) {
        if (a.state() != b.state()) {
            return a.state() > b.state();
        }
        Hash mine = a.segment();
        return mine.compareTo(b.segment()) > 0;
    }
}
