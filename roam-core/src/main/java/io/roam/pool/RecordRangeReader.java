package io.roam.pool;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ranges of records one after the other. */
final class RecordRangeReader implements RecordReader {
    private final Pool pool;
    private final List<RecordRange> ranges;
    private int next;
    private long left;
    private @Nullable PooledBatchReader batch;

    RecordRangeReader(Pool pool, List<RecordRange> ranges) {
        this.pool = pool;
        this.ranges = ranges;
    }

    @Override
    public @Nullable Record next() {
        while (left == 0) {
            close();
            if (next == ranges.size()) {
                return null;
            }
            RecordRange range = ranges.get(next++);
            batch = new PooledBatchReader(pool, range.batch(), range.first());
            left = range.count();
        }
        left--;
        return batch == null ? null : batch.next();
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
    }
}
