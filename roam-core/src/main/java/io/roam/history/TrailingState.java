package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A state record behind a chain value.
 *
 * @param batch the batch that holds it
 * @param index its place in the batch's tail, from 0
 */
public record TrailingState(BatchOutline batch, int index) {
    /** What makes it one and the same on all devices: the n-th equal line there. */
    public record Line(Hash payload, int nth) {}

    /** Which line it is. */
    public Line line() {
        return new Line(mark().payload(), mark().nth());
    }

    /** What the batch says of it. */
    public StateMark mark() {
        return batch.tail().get(index);
    }

    /** All state that stands behind a chain value, each line once, in the order in which it is placed. */
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
