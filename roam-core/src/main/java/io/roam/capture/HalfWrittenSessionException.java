package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** A session ends in a part of a record that roam could neither complete nor take back. */
public final class HalfWrittenSessionException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that session; {@code cause} is what the writing failed with. */
    public HalfWrittenSessionException(SessionKey session, @Nullable RoamException cause) {
        super(
                "a write that failed"
                        + (cause == null ? "" : " (" + cause.what() + ")")
                        + " left part of a record at the end of this session, and it could not be taken back yet",
                session.tool() + " " + session.id(),
                "do not continue it; close it, make sure that its disk has space, and run roam sync",
                cause);
    }
}
