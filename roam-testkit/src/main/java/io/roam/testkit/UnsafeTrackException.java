package io.roam.testkit;

import io.roam.spi.RoamException;

/** A track name is not valid for the made-up tool. */
final class UnsafeTrackException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnsafeTrackException(String session, String track) {
        super("a track has a name that is none of the tool's", session + " " + track, "", null);
    }
}
