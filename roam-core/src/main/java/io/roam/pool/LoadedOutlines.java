package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outlines of a conversation's batches, to which more are added one by one. The pool's lock guards changes. */
final class LoadedOutlines {
    private final List<BatchOutline> outlines;
    private final Set<BatchId> ids = new HashSet<>();
    private @Nullable List<BatchOutline> snapshot;

    LoadedOutlines(List<BatchOutline> outlines) {
        this.outlines = new ArrayList<>(outlines);
        outlines.forEach(outline -> ids.add(outline.id()));
    }

    synchronized void add(BatchOutline outline) {
        if (ids.add(outline.id())) {
            outlines.add(outline);
            snapshot = null;
        }
    }

    /** Returns the number of events, and of batches without one. */
    synchronized int eventCount() {
        return outlines.stream()
                .mapToInt(outline -> Math.max(1, outline.events().size()))
                .sum();
    }

    /** Returns all outlines, in a list that does not change; it is copied only after something was added. */
    synchronized List<BatchOutline> all() {
        List<BatchOutline> known = snapshot;
        if (known == null) {
            known = List.copyOf(outlines);
            snapshot = known;
        }
        return known;
    }
}
