package io.roam.pool;

import io.roam.batch.BatchOutline;
import java.util.IdentityHashMap;
import java.util.List;

/** Tells how many records of the main track stand before an event in a batch; each batch is counted once. */
final class RecordCounts {
    private final IdentityHashMap<BatchOutline, long[]> sums = new IdentityHashMap<>();

    long before(BatchOutline batch, int event) {
        return sums.computeIfAbsent(batch, RecordCounts::sumsOf)[event];
    }

    private static long[] sumsOf(BatchOutline batch) {
        List<BatchOutline.EventMark> events = batch.events();
        long[] before = new long[events.size() + 1];
        for (int i = 0; i < events.size(); i++) {
            before[i + 1] = before[i] + events.get(i).state() + 1;
        }
        return before;
    }
}
