package io.roam.api;

/** Something that was begun and goes on until it is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends it; a call of the listener that is under way is the last. Waits for nothing, and may be called again. */
    @Override
    void close();
}
