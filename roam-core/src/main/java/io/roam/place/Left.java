package io.roam.place;

import io.roam.chain.ConversationId;

/**
 * A conversation that was left as it is.
 *
 * @param why what kind of reason it is
 * @param reason the reason, a clause for the user
 * @param remedy what the user can do; may be empty
 */
public record Left(ConversationId conversation, Why why, String reason, String remedy) {
    /** Kinds of reasons. */
    public enum Why {
        /** No folder of this machine is known to be its workspace. */
        UNPLACED,
        /** The tool has it open, or it was changed a moment ago. */
        OPEN,
        /** It went on in two ways, and both are kept. */
        DIVERGED,
        /** The user or the tool took it away here. */
        ABSENT,
        /** Its session is short of what was placed in it, and nothing new was said. */
        HELD,
        /** It is older than what is placed without being asked for. */
        OLD,
        /** It is private. */
        PRIVATE,
        /** It cannot be written. */
        REFUSED,
        /** The tool is not used here. */
        NO_TOOL
    }
}
