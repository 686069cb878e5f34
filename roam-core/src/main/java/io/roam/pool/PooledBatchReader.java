package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import org.jspecify.annotations.Nullable;

/** Reads a batch of the pool, and has the pool set it aside if it is corrupt. */
final class PooledBatchReader implements RecordReader {
    private final Pool pool;
    private final BatchOutline batch;
    private final RecordReader records;

    PooledBatchReader(Pool pool, BatchOutline batch, long skip) {
        this.pool = pool;
        this.batch = batch;
        try {
            records = pool.open(batch).openStoredRecords(skip);
        } catch (CorruptBatchException e) {
            pool.setAsideCorrupt(batch, e);
            throw e;
        }
    }

    @Override
    public @Nullable Record next() {
        try {
            return records.next();
        } catch (CorruptBatchException e) {
            pool.setAsideCorrupt(batch, e);
            throw e;
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
