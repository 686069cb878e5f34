package io.roam.capture;

import io.roam.chain.Hash;

/**
 * How much of a session was put into the pool.
 *
 * @param batches how many batches
 * @param events how many events they hold
 * @param records how many records they hold, on all tracks
 * @param last the name of the last batch; {@link Hash#ZERO} if there is none
 */
public record CaptureCounts(int batches, long events, long records, Hash last) {
    /** Nothing was new. */
    public static final CaptureCounts NOTHING = new CaptureCounts(0, 0, 0, Hash.ZERO);

    /** Returns these counts and those of one more batch. */
    CaptureCounts plus(int moreEvents, int moreRecords, Hash batch) {
        return new CaptureCounts(batches + 1, events + moreEvents, records + moreRecords, batch);
    }
}
