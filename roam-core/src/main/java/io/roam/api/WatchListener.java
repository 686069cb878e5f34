package io.roam.api;

import io.roam.spi.RoamException;
import java.util.Optional;

/**
 * Is informed of what a watch does, on the thread on which it works: one call at a time, and the watch waits meanwhile. An exception of
 * its own does not end the watch.
 */
public interface WatchListener {
    /** Called after each run that did something, or has a problem that the run before had not. */
    void done(SyncReport report);

    /** Called when a run failed; the watch continues. Called once for a failure that persists. */
    void failed(RoamException failure);

    /** Called once with a sentence about something that hinders the watch but does not end it. */
    default void hindered(String sentence) {}

    /** Called when all devices that can be reached are up to date, after a report that they were not. */
    default void upToDate() {}

    /**
     * Called last, once the watch has ended and another one can begin.
     *
     * @param why what ended it; empty if it was closed or interrupted
     */
    default void ended(Optional<RoamException> why) {}
}
