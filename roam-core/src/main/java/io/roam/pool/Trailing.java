package io.roam.pool;

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
public record Trailing(BatchOutline batch, int index) {
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
    public static List<Trailing> at(History history, Node node) {
        List<Trailing> all = new ArrayList<>();
        Set<Line> seen = new HashSet<>();
        for (BatchOutline batch : history.endingAt(node)) {
            for (int i = 0; i < batch.tail().size(); i++) {
                Trailing state = new Trailing(batch, i);
                if (seen.add(state.line())) {
                    all.add(state);
                }
            }
        }
        return all;
    }
}
