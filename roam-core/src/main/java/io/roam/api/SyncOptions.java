package io.roam.api;

import java.time.Duration;

/**
 * How to synchronize.
 *
 * @param maxWait how long at most to wait until all devices that can be reached are up to date
 * @param listener hears how far this synchronization is, and may cancel it
 */
public record SyncOptions(Duration maxWait, SyncListener listener) {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(20);

    /** Returns the usual way: it waits for 20 s at most. */
    public static SyncOptions usual() {
        return new SyncOptions(USUAL_WAIT, new SyncListener() {});
    }

    /** Returns this, with another time to wait; zero waits for nothing. */
    public SyncOptions waiting(Duration longest) {
        return new SyncOptions(longest, listener);
    }

    /** Returns this, with a listener. */
    public SyncOptions with(SyncListener other) {
        return new SyncOptions(maxWait, other);
    }
}
