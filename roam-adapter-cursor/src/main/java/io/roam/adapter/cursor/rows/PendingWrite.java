package io.roam.adapter.cursor.rows;

/** What is prepared in the tool's folder and does not count yet. */
public interface PendingWrite extends AutoCloseable {
    /** Makes it count, and verifies it. */
    void commit();

    /** Ends it; what was not committed is gone. */
    @Override
    void close();
}
