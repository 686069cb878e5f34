package io.roam.capture;

import io.roam.chain.Hash;

/**
 * What was put into the pool from a session.
 *
 * @param batches how many batches
 * @param events how many events stand in them
 * @param records how many records, all tracks
 * @param last the last batch's name; the zero value if there is none
 */
public record CaptureCounts(int batches, long events, long records, Hash last) {
    /** Nothing new. */
    public static final CaptureCounts NOTHING = new CaptureCounts(0, 0, 0, Hash.ZERO);

    CaptureCounts plus(int moreEvents, int moreRecords, Hash batch) {
        return new CaptureCounts(batches + 1, events + moreEvents, records + moreRecords, batch);
    }
}
