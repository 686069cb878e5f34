package io.roam.spi.tool;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** A session changed after the placement was planned. The next run plans again. */
public final class SessionChangedException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that session or file. */
    public SessionChangedException(String where) {
        super("the session changed during the update", where, Remedy.run(ActionKind.SYNC), null);
    }
}
