package io.roam.adapter.cursor.rows;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** A conversation cannot be written into the database of this device, or not yet. */
public final class UnfitConversationException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnfitConversationException(String what, String session, Remedy remedy) {
        super(what, session, remedy, null);
    }

    public static UnfitConversationException incomplete(String session) {
        return new UnfitConversationException(
                "Cursor's state of the conversation has not arrived",
                session,
                Remedy.of("wait until Cursor is idle on the other device, then run ")
                        .then(ActionKind.SYNC)
                        .then(" on both"));
    }

    public static UnfitConversationException stateless(String session) {
        return new UnfitConversationException(
                "Cursor CLI's state of the session has not arrived",
                session,
                Remedy.of("wait until Cursor CLI is idle on the other device, then run ")
                        .then(ActionKind.SYNC)
                        .then(" on both"));
    }

    public static UnfitConversationException older(String session) {
        return new UnfitConversationException(
                "the conversation is from an older version of Cursor with a different database",
                session,
                Remedy.run(ActionKind.SHOW, "<id>"));
    }

    public static UnfitConversationException newer(String session) {
        return new UnfitConversationException(
                "the conversation is from a newer version of Cursor", session, Remedy.of("update Cursor"));
    }
}
