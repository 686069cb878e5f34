package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain value in a history, and the event that leads to it. */
public final class HistoryNode {
    private final ChainValue chain;
    private final @Nullable HistoryNode parent;
    private final List<Occurrence> occurrences = new ArrayList<>(1);
    private final List<HistoryNode> children = new ArrayList<>(1);

    /** One of the batches that contain the event: it is the {@code event}-th of the batch, from 0. */
    public record Occurrence(BatchOutline batch, int event) {
        /** Returns the mark of the event in the batch. */
        public EventMark mark() {
            return batch.events().get(event);
        }
    }

    HistoryNode(ChainValue chain, @Nullable HistoryNode parent) {
        this.chain = chain;
        this.parent = parent;
    }

    /** Returns the chain value. */
    public ChainValue chain() {
        return chain;
    }

    /** Returns the node that it continues, or null for the root. */
    public @Nullable HistoryNode parent() {
        return parent;
    }

    /** Returns the nodes that continue it. */
    public List<HistoryNode> children() {
        return children;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    /** Returns the mark of the event, from any batch. */
    public EventMark mark() {
        return occurrences.get(0).mark();
    }

    /** Returns the occurrence that is read: the one with the most state records before the event, then by their hash. */
    public Occurrence winningOccurrence() {
        Occurrence best = occurrences.get(0);
        for (Occurrence other : occurrences) {
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
