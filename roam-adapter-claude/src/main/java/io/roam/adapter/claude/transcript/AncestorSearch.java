package io.roam.adapter.claude.transcript;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Finds the nearest ancestor of a row that meets a condition, and caches the results. Links may form circles, and a hundred thousand
 * rows may share one long path.
 */
final class AncestorSearch {
    private static final int UNKNOWN = -2;

    private final IntUnaryOperator above;
    private final End end;
    private final int[] ends;

    /** Whether the search ends at {@code above}, the parent of {@code row}. */
    @FunctionalInterface
    interface End {
        boolean isReached(int row, int above);
    }

    /**
     * Creates a search among that many rows.
     *
     * @param above returns the parent of a row, or {@link TrackOutline#NONE}
     */
    AncestorSearch(int rows, IntUnaryOperator above, End end) {
        this.above = above;
        this.end = end;
        this.ends = new int[rows];
        Arrays.fill(ends, UNKNOWN);
    }

    /** Returns the ancestor at which the search from a row ends, or {@link TrackOutline#NONE}. */
    int endOf(int row) {
        int found = row;
        while (found != TrackOutline.NONE && ends[found] == UNKNOWN) {
            ends[found] = TrackOutline.NONE; // a path that returns here is a circle
            int next = above.applyAsInt(found);
            if (next != TrackOutline.NONE && end.isReached(found, next)) {
                return remember(row, found, next);
            }
            found = next;
        }
        return remember(row, found, found == TrackOutline.NONE ? TrackOutline.NONE : ends[found]);
    }

    private int remember(int from, int last, int found) {
        if (found != TrackOutline.NONE) {
            for (int row = from; row != last; row = above.applyAsInt(row)) {
                ends[row] = found;
            }
            ends[last] = found;
        }
        return found;
    }
}
