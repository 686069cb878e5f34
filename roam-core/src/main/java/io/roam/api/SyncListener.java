package io.roam.api;

/**
 * Hears how far roam is, and may cancel it. Called by the threads that work, never by two of one call at a time; so a call
 * should be quick. An exception of its own ends nothing.
 */
public interface SyncListener {
    /** Called at the beginning of each stage, and after each step of it. */
    default void progressed(SyncProgress progress) {}

    /**
     * Whether to stop at the next place where nothing is half written: the call then ends with a {@link CancelledException}. Asked
     * often, between sessions, between records, and while roam waits.
     */
    default boolean isCancelled() {
        return false;
    }
}
