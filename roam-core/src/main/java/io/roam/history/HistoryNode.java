package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A chain value in a history, and the event that leads to it. */
public final class HistoryNode {
    private final ChainValue chain;
    private final @Nullable HistoryNode parent;
    private final List<Occurrence> occurrences = new ArrayList<>(1);
    private final List<HistoryNode> children = new ArrayList<>(1);
    private @Nullable HistoryNode root;
    private @Nullable HistoryNode lastEnd;
    private Instant lastMessageTime = Instant.EPOCH;
    private int first;
    private int last;

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

    /** Returns when the last message up to here was written, by the batches that end on the way; the epoch if none does. */
    public Instant lastMessageTime() {
        return lastMessageTime;
    }

    /** Returns the nearest node at or before this one at which a batch ends; null if there is none. */
    @Nullable
    HistoryNode lastEnd() {
        return lastEnd;
    }

    /** Whether this is {@code other} or before it, in the same tree. */
    boolean isAtOrBefore(HistoryNode other) {
        return root == other.root && first <= other.first && other.last <= last;
    }

    /** Returns the child that is {@code head} or before it, which must be behind this node. */
    HistoryNode childTowards(HistoryNode head) {
        int low = 0;
        int high = children.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (children.get(middle).first <= head.first) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return children.get(low);
    }

    /** Enters the node into the order of its tree: nodes behind it get the numbers between this and {@link #leave}. */
    void enter(HistoryNode top, int number, Optional<Instant> endTime) {
        root = top;
        first = number;
        HistoryNode before = parent;
        lastEnd = endTime.isPresent() ? this : before == null ? null : before.lastEnd;
        lastMessageTime = before == null ? Instant.EPOCH : before.lastMessageTime;
        endTime.filter(lastMessageTime::isBefore).ifPresent(time -> lastMessageTime = time);
    }

    void leave(int number) {
        last = number;
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
