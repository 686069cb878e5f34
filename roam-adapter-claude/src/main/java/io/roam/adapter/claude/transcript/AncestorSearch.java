package io.roam.adapter.claude.transcript;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Goes up from rows until the end that is looked for, and remembers the ends: links may lead in circles, and a hundred thousand rows up
 * the same long way.
 */
final class AncestorSearch {
    private static final int UNKNOWN = -2;

    private final IntUnaryOperator above;
    private final End end;
    private final int[] ends;

    /** Says whether the way from {@code row} ends in {@code above}. */
    @FunctionalInterface
    interface End {
        boolean isReached(int row, int above);
    }

    /**
     * Goes up among so many rows.
     *
     * @param above the row above one, or {@link TrackOutline#NONE}
     */
    AncestorSearch(int rows, IntUnaryOperator above, End end) {
        this.above = above;
        this.end = end;
        this.ends = new int[rows];
        Arrays.fill(ends, UNKNOWN);
    }

    /** The end of the way up from a row, or {@link TrackOutline#NONE}. */
    int endOf(int row) {
        int found = row;
        while (found != TrackOutline.NONE && ends[found] == UNKNOWN) {
            ends[found] = TrackOutline.NONE; // what comes here again goes in circles
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
