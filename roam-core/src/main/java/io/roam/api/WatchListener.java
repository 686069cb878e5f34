package io.roam.api;

import io.roam.spi.RoamException;

/** Hears what a watch does, on the thread on which it runs. */
public interface WatchListener {
    /** Called for each run in which anything was done, or something is to be said that the run before did not say. */
    void done(SyncReport report);

    /** A run failed; the next one is tried by itself. Called once for a failure that goes on. */
    void failed(RoamException failure);

    /** All devices that can be reached became equal with this one, after a report that was not complete. */
    default void equal() {}
}
