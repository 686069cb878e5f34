package io.roam;

import io.roam.spi.RoamException;

/** Hears what a {@link Watch} does, on the thread on which it runs. */
public interface WatchListener {
    /** Something was done. Called for each run in which anything happened. */
    void done(SyncReport report);

    /** A run failed; the next one is tried by itself. */
    void failed(RoamException failure);
}
