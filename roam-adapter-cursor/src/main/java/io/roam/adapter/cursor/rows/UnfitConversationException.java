package io.roam.adapter.cursor.rows;

import io.roam.spi.RoamException;

/** A conversation cannot be written into the database of this device, or not yet. */
public final class UnfitConversationException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnfitConversationException(String what, String session, String remedy) {
        super(what, session, remedy, null);
    }

    public static UnfitConversationException incomplete(String session) {
        return new UnfitConversationException(
                "Cursor's state of the conversation has not arrived",
                session,
                "wait until Cursor is idle on the other device, then run roam sync on both");
    }

    public static UnfitConversationException stateless(String session) {
        return new UnfitConversationException(
                "Cursor CLI's state of the session has not arrived",
                session,
                "wait until Cursor CLI is idle on the other device, then run roam sync on both");
    }

    public static UnfitConversationException older(String session) {
        return new UnfitConversationException(
                "the conversation is from an older version of Cursor with a different database",
                session,
                "roam show <id>");
    }

    public static UnfitConversationException newer(String session) {
        return new UnfitConversationException(
                "the conversation is from a newer version of Cursor", session, "update Cursor");
    }
}
