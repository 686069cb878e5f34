package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chain value in a history, and the event that leads to it. */
public final class HistoryNode {
    private static final Comparator<HistoryNode> BY_CHAIN_VALUE =
            Comparator.comparing(node -> node.chain().value());

    private final ChainValue chain;
    private final @Nullable HistoryNode parent;
    private List<HistoryNode> children = List.of();
    private List<BatchOutline> ending = List.of();
    private @Nullable Occurrence earliest;
    private @Nullable Occurrence winner;
    private @Nullable HistoryNode root;
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

    void addChild(HistoryNode child) {
        children = added(children, child);
    }

    /** Returns the batches that end here, in the order of the devices' numbers once the tree is made. */
    List<BatchOutline> ending() {
        return ending;
    }

    void addEnding(BatchOutline batch) {
        ending = added(ending, batch);
    }

    /** Returns a list with one more value. Nearly all lists here have one value, for which a small list is made. */
    private static <T> List<T> added(List<T> list, T value) {
        if (list.isEmpty()) {
            return List.of(value);
        }
        List<T> more = list.size() == 1 ? new ArrayList<>(list) : list;
        more.add(value);
        return more;
    }

    /** Adds an occurrence of the event. Only the first in the order of batches is kept, and the one that wins. */
    void addOccurrence(Occurrence occurrence) {
        if (earliest == null || History.ORDER.compare(occurrence.batch(), earliest.batch()) < 0) {
            earliest = occurrence;
        }
        if (winner == null || precedes(occurrence, winner)) {
            winner = occurrence;
        }
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
    void enter(HistoryNode top, int number) {
        if (children.size() > 1) {
            children.sort(BY_CHAIN_VALUE);
        }
        if (ending.size() > 1) {
            ending.sort(History.ORDER);
        }
        root = top;
        first = number;
        HistoryNode before = parent;
        lastMessageTime = before == null ? Instant.EPOCH : before.lastMessageTime;
        for (BatchOutline batch : ending) {
            Instant time =
                    batch.metadata().lastMessageTime().orElse(batch.header().time());
            lastMessageTime = lastMessageTime.isBefore(time) ? time : lastMessageTime;
        }
    }

    void leave(int number) {
        last = number;
    }

    /** Returns the mark of the event, from the first batch that contains it. */
    public EventMark mark() {
        return Objects.requireNonNull(earliest).mark();
    }

    /** Returns the occurrence that is read: the one with the most state records before the event, then by their hash. */
    public Occurrence winningOccurrence() {
        return Objects.requireNonNull(winner);
    }

    private static boolean precedes(Occurrence one, Occurrence other) {
        EventMark a = one.mark();
        EventMark b = other.mark();
        if (a.state() != b.state()) {
            return a.state() > b.state();
        }
        int order = a.segment().compareTo(b.segment());
        return order > 0 || (order == 0 && History.ORDER.compare(one.batch(), other.batch()) < 0);
    }
}
