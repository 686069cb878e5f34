package io.roam.pool;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads runs one after the other. */
final class RunReader implements RecordReader {
    private final Pool pool;
    private final List<Run> runs;
    private int next;
    private long left;
    private @Nullable OpenBatch batch;

    RunReader(Pool pool, List<Run> runs) {
        this.pool = pool;
        this.runs = runs;
    }

    @Override
    public @Nullable Record next() {
        while (left == 0) {
            close();
            if (next == runs.size()) {
                return null;
            }
            Run run = runs.get(next++);
            batch = new OpenBatch(pool, run.batch(), run.first());
            left = run.count();
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
