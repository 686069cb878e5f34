package io.roam.spi.tool;

import org.jspecify.annotations.Nullable;

/** Reads records, one after the other, by one thread. */
public interface RecordReader extends AutoCloseable {
    /** Returns the next record, or null at the end. */
    @Nullable
    Record next();

    /** Ends the reading; called once, also after an error. */
    @Override
    void close();
}
