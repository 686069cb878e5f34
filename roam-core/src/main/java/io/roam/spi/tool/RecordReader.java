package io.roam.spi.tool;

import org.jspecify.annotations.Nullable;

/** Reads records, one after the other, by one thread. */
public interface RecordReader extends AutoCloseable {
    /**
     * Returns the next record, or null at the end.
     *
     * @throws io.roam.spi.RoamException if it cannot be read; then the reader is only closed
     */
    @Nullable
    Record next();

    /** Ends the reading; called once, also after an error. */
    @Override
    void close();
}
