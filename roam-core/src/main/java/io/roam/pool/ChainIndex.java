package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The chain values of a conversation under one class rule, with their lengths. Batches are added one by one, so that many of them arrive
 * without the whole history being made anew for each. The pool's lock guards it.
 */
final class ChainIndex {
    private final String rule;
    private final boolean complete;
    private final Map<Hash, Long> lengths = new HashMap<>();
    private int version;

    /** Indexes a history, which has the batches of that version of their folder. */
    ChainIndex(String rule, History history, int version) {
        this.rule = rule;
        this.version = version;
        this.complete = history.dangling().isEmpty() && history.untrue().isEmpty();
        history.nodes()
                .forEach(node -> lengths.put(node.chain().value(), node.chain().length()));
    }

    /** Returns the number of chain values. */
    int size() {
        return lengths.size();
    }

    boolean isCurrent(String wantedRule, int now) {
        return rule.equals(wantedRule) && version == now;
    }

    Optional<Long> lengthOf(Hash chain) {
        return Optional.ofNullable(lengths.get(chain));
    }

    /**
     * Adds a batch that brought its folder to a version.
     *
     * @return whether the index is still right
     */
    boolean add(BatchOutline batch, int now) {
        if (!complete || version != now - 1) {
            return false;
        }
        version = now;
        ChainValue at = batch.header().from();
        if (!batch.header().rule().equals(rule)) {
            return true;
        }
        if (!Long.valueOf(at.length()).equals(lengths.get(at.value()))) {
            return false;
        }
        for (EventMark event : batch.events()) {
            at = at.next(event.identity());
            lengths.put(at.value(), at.length());
        }
        return true;
    }
}
