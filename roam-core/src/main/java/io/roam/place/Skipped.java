package io.roam.place;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import java.util.Set;

/**
 * A conversation that was left as it is.
 *
 * @param skipReason what kind of reason it is
 * @param reason the reason, a clause for the user
 * @param remedy what the user can do; may be empty
 * @param heads the chain values of which it is so; empty: the whole conversation
 */
public record Skipped(
        ConversationId conversation, SkipReason skipReason, String reason, String remedy, Set<Hash> heads) {
    /** Kinds of reasons. */
    public enum SkipReason {
        /** No folder of this machine is known to be its workspace. */
        UNPLACED("unplaced"),
        /** The tool has it open, or it was changed a moment ago. */
        OPEN("open"),
        /** It went on in two ways, and both are kept. */
        DIVERGED("diverged"),
        /** The user or the tool took it away here. */
        ABSENT("absent"),
        /** Its session is short of what was placed in it, and nothing new was said. */
        HELD("held"),
        /** It is older than what is placed without being asked for. */
        OLD("old"),
        /** It is private. */
        PRIVATE("private"),
        /** It cannot be written. */
        REFUSED("refused"),
        /** The tool is not used here. */
        NO_TOOL("no_tool");

        private final String word;

        SkipReason(String word) {
            this.word = word;
        }

        /** Returns the word for it in reports and JSON. */
        public String word() {
            return word;
        }
    }

    /** Makes one; the set is copied. */
    public Skipped {
        heads = Set.copyOf(heads);
    }

    /** One that is about all of a conversation. */
    public static Skipped ofConversation(
            ConversationId conversation, SkipReason skipReason, String reason, String remedy) {
        return new Skipped(conversation, skipReason, reason, remedy, Set.of());
    }
}
