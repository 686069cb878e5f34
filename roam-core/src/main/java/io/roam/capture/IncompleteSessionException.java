package io.roam.capture;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** The files of a session are incomplete, and its tool no longer writes them. */
public final class IncompleteSessionException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that session. */
    public IncompleteSessionException(String session) {
        super(
                "the session's file is incomplete, and no program completes it",
                ErrorLocation.session(session),
                Remedy.of("open the session in its tool, or run: ").then(ActionKind.RESTORE, "<id>"),
                null);
    }
}
