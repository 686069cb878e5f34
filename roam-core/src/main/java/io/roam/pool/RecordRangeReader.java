package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of records one after the other. A few batches stay open, so that ranges that take turns between them do not read each batch
 * from its beginning every time.
 */
final class RecordRangeReader implements RecordReader {
    private static final int MAX_OPEN = 4;

    private final Pool pool;
    private final List<RecordRange> ranges;
    private final Map<BatchId, OpenBatch> open = new LinkedHashMap<>(MAX_OPEN, 0.75f, true);
    private int next;
    private long left;
    private @Nullable OpenBatch batch;

    private static final class OpenBatch {
        private final PooledBatchReader reader;
        private long position;

        OpenBatch(PooledBatchReader reader, long position) {
            this.reader = reader;
            this.position = position;
        }

        @Nullable
        Record read() {
            position++;
            return reader.next();
        }

        void skipTo(long record) {
            boolean more = true;
            while (more && position < record) {
                more = read() != null;
            }
        }
    }

    RecordRangeReader(Pool pool, List<RecordRange> ranges) {
        this.pool = pool;
        this.ranges = ranges;
    }

    @Override
    public @Nullable Record next() {
        while (left == 0) {
            if (next == ranges.size()) {
                close();
                return null;
            }
            RecordRange range = ranges.get(next++);
            batch = at(range);
            left = range.count();
        }
        left--;
        return batch == null ? null : batch.read();
    }

    private OpenBatch at(RecordRange range) {
        OpenBatch known = open.get(range.batch().id());
        if (known != null && known.position <= range.first()) {
            known.skipTo(range.first());
            return known;
        }
        if (known != null) {
            known.reader.close();
        } else if (open.size() == MAX_OPEN) {
            Iterator<OpenBatch> longestUnused = open.values().iterator();
            longestUnused.next().reader.close();
            longestUnused.remove();
        }
        OpenBatch opened = new OpenBatch(new PooledBatchReader(pool, range.batch(), range.first()), range.first());
        open.put(range.batch().id(), opened);
        return opened;
    }

    @Override
    public void close() {
        open.values().forEach(one -> one.reader.close());
        open.clear();
        batch = null;
    }
}
