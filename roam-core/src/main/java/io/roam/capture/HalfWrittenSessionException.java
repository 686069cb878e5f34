package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** A session ends in a part of a record that roam could neither complete nor take back. */
public final class HalfWrittenSessionException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that session; {@code cause} is what the writing failed with. */
    public HalfWrittenSessionException(SessionKey session, @Nullable RoamException cause) {
        super(
                "a failed update left a partial message at the end of the session"
                        + (cause == null ? "" : ": " + cause.what()),
                ErrorLocation.session(session.tool() + " " + session.id()),
                Remedy.of("close the session, free some disk space, then run: ").then(ActionKind.SYNC),
                cause);
    }
}
