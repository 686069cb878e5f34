package io.roam.pool;

import io.roam.batch.Outline;
import io.roam.batch.UntrueBatchException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import org.jspecify.annotations.Nullable;

/** A batch of the pool that is being read. */
final class OpenBatch implements RecordReader {
    private final Pool pool;
    private final Outline batch;
    private final RecordReader records;

    OpenBatch(Pool pool, Outline batch, long skip) {
        this.pool = pool;
        this.batch = batch;
        try {
            records = pool.open(batch).intoRecords(skip);
        } catch (UntrueBatchException e) {
            pool.damaged(batch, e);
            throw e;
        }
    }

    @Override
    public @Nullable Record next() {
        try {
            return records.next();
        } catch (UntrueBatchException e) {
            pool.damaged(batch, e);
            throw e;
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
