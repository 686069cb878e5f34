package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A state record after the last event of a batch.
 *
 * @param index its place in the batch's tail, from 0
 */
public record TrailingState(BatchOutline batch, int index) {
    /** The identity of such a record on all devices: the n-th record with that payload after a chain value. */
    public record Line(Hash payload, int nth) {}

    /** Returns its identity. */
    public Line line() {
        return new Line(mark().payload(), mark().nth());
    }

    /** Returns its mark in the batch. */
    public StateMark mark() {
        return batch.tail().get(index);
    }

    /** Returns all state after a node, each record once, in the order in which it is placed. */
    public static List<TrailingState> at(History history, HistoryNode node) {
        List<TrailingState> all = new ArrayList<>();
        Set<Line> seen = new HashSet<>();
        for (BatchOutline batch : history.batchesEndingAt(node)) {
            for (int i = 0; i < batch.tail().size(); i++) {
                TrailingState state = new TrailingState(batch, i);
                if (seen.add(state.line())) {
                    all.add(state);
                }
            }
        }
        return all;
    }
}
