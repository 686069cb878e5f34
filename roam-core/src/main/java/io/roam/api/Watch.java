package io.roam.api;

import java.time.Duration;

/**
 * Keeps a home in step until it is closed. It works once: in {@link #run} on a thread of the caller's, or after {@link #start} on one of
 * its own. All methods may be called by any thread, in any order, also by the listener. Whoever does not start it closes it.
 */
public interface Watch extends AutoCloseable {
    /**
     * Works until this or its roam is closed, or the thread is interrupted, which then stays so. Returns immediately if this was
     * closed before.
     *
     * @throws HomeClosedException if rules of the user may be missing
     * @throws NotInitializedException if the home is deleted meanwhile
     * @throws AlreadyWatchedException if this works already
     */
    void run();

    /**
     * Works as {@link #run} does, on a daemon thread of its own; returns immediately. What ends it early is thrown by {@link #await}.
     *
     * @return this
     * @throws AlreadyWatchedException if this works already
     */
    Watch start();

    /**
     * Waits until it has ended: then it works no more, calls its listener no more, and another watch of the home can begin. The listener must not
     * wait so.
     *
     * @return whether it has ended; false if it takes longer
     * @throws CancelledException if the waiting thread is interrupted
     */
    boolean await(Duration longest);

    /** Ends it, after what it is doing; does not wait for that. May be called again. */
    @Override
    void close();
}
