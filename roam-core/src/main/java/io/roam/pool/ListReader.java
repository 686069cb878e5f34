package io.roam.pool;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads records that are at hand. */
record ListReader(Iterator<Record> records) implements RecordReader {
    @Override
    public @Nullable Record next() {
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public void close() {}
}
