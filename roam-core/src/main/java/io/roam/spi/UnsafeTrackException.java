package io.roam.spi;

/** A received record cannot be part of a conversation of its tool: its track is unsafe, or unknown to the tool. */
public final class UnsafeTrackException extends RoamException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 100;

    /** Reports a record on that track, or on the main track if it is empty. */
    public UnsafeTrackException(String session, String track) {
        super(
                "a received message does not belong to a conversation of this tool"
                        + (track.isEmpty() ? "" : " (" + printable(track) + ")"),
                ErrorLocation.session(session),
                "update roam on all devices",
                null);
    }

    private static String printable(String track) {
        String shown = track.length() <= MAX_SHOWN ? track : track.substring(0, MAX_SHOWN) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
