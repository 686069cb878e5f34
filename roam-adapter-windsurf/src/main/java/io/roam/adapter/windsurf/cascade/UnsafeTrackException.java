package io.roam.adapter.windsurf.cascade;

import io.roam.spi.RoamException;

/** A record of another device cannot be part of a conversation of this tool. */
final class UnsafeTrackException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnsafeTrackException(String session, String track) {
        super(
                "a record of this conversation is none of Windsurf's"
                        + (track.isEmpty() ? "" : ", on the track " + track),
                session,
                "",
                null);
    }
}
