package io.roam.capture;

import io.roam.chain.BatchId;
import java.util.Optional;

/**
 * How much of a session was put into the pool.
 *
 * @param batches how many batches
 * @param events how many events they hold
 * @param records how many records they hold, on all tracks
 * @param last the last batch, if there is one and it was written
 */
public record CaptureCounts(int batches, long events, long records, Optional<BatchId> last) {
    /** Nothing was new. */
    public static final CaptureCounts NOTHING = new CaptureCounts(0, 0, 0, Optional.empty());

    /** Returns these counts and those of one more batch. */
    CaptureCounts plus(int moreEvents, int moreRecords, Optional<BatchId> batch) {
        return new CaptureCounts(batches + 1, events + moreEvents, records + moreRecords, batch);
    }
}
