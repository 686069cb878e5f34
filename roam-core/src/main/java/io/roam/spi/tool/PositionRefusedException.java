package io.roam.spi.tool;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** The content before a remembered position is not what was read then. */
public final class PositionRefusedException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that session. */
    public PositionRefusedException(String session) {
        super(
                "the session was rewritten since it was last read",
                ErrorLocation.session(session),
                Remedy.of("run again: ").then(ActionKind.SYNC),
                null);
    }
}
