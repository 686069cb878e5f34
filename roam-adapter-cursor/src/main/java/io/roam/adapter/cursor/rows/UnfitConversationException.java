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
                "the conversation came without its document, which goes out when its model does not answer",
                session,
                "run roam sync on the other device when Cursor is done there, then here");
    }

    public static UnfitConversationException stateless(String session) {
        return new UnfitConversationException(
                "the session came without its state, which goes out when cursor-agent does not answer",
                session,
                "run roam sync on the other device when cursor-agent is done there, then here");
    }

    public static UnfitConversationException older(String session) {
        return new UnfitConversationException(
                "the conversation is of a version of Cursor that kept it in its workspace's database, and the one here does not",
                session,
                "roam show reads it");
    }

    public static UnfitConversationException newer(String session) {
        return new UnfitConversationException(
                "the conversation is of a newer version of Cursor than the one here can read",
                session,
                "update Cursor");
    }
}
