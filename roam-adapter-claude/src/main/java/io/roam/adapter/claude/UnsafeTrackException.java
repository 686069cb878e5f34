package io.roam.adapter.claude;

import io.roam.spi.RoamException;

/** A record names a track that roam never writes, as it is unsafe or unknown to the tool. */
final class UnsafeTrackException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnsafeTrackException(String session, String track) {
        super("a record names a track that Claude Code does not have", session + " " + printable(track), "", null);
    }

    private static String printable(String track) {
        String shown = track.length() <= 100 ? track : track.substring(0, 100) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
