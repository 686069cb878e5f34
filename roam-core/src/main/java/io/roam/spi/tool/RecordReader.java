package io.roam.spi.tool;

import org.jspecify.annotations.Nullable;

/** Records, one after the other. Used by one thread. */
public interface RecordReader extends AutoCloseable {
    /** The next record, or null at the end. */
    @Nullable
    Record next();

    /** Ends the reading; called once, also after an error. */
    @Override
    void close();
}
