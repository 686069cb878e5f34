package io.roam.adapter.cursor.rows;

/** A write to the tool's files that is prepared, but not committed. */
public interface PendingWrite extends AutoCloseable {
    /** Commits the write, and verifies it. */
    void commit();

    /** Releases the files; a write that was not committed is discarded. */
    @Override
    void close();
}
