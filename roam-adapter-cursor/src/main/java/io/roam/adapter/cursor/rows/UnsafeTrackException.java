package io.roam.adapter.cursor.rows;

import io.roam.spi.RoamException;

/** A received record does not belong into a conversation of this tool. */
public final class UnsafeTrackException extends RoamException {
    private static final long serialVersionUID = 1L;

    public UnsafeTrackException(String session, String track) {
        super(
                "a record of this conversation is none of Cursor's"
                        + (track.isEmpty() ? "" : ", on the track " + track),
                session,
                "",
                null);
    }
}
