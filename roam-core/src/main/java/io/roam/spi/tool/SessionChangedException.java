package io.roam.spi.tool;

import io.roam.spi.RoamException;

/** A session is not, or no more, what it was when the placement was planned. The next run takes it as it stands then. */
public final class SessionChangedException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** For that session or file. */
    public SessionChangedException(String where) {
        super("the session changed while it was being placed", where, "run roam sync again", null);
    }
}
