package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.Outline;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import org.jspecify.annotations.Nullable;

/** A batch of the pool that is being read. */
final class OpenBatch implements RecordReader {
    private final BatchFile file;
    private final RecordReader records;

    OpenBatch(Pool pool, Outline batch, long skip) {
        file = pool.open(batch);
        records = file.records(skip);
    }

    @Override
    public @Nullable Record next() {
        return records.next();
    }

    @Override
    public void close() {
        records.close();
        file.close();
    }
}
