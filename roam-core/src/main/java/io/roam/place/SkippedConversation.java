package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import java.util.Set;

/**
 * A conversation that was left as it is.
 *
 * @param skipReason what kind of reason it is
 * @param explanation the reason, a clause for the user
 * @param remedy what the user can do; may be empty
 * @param heads the chain values of which it is so; empty: the whole conversation
 */
public record SkippedConversation(
        ConversationId conversation, SkipReason skipReason, String explanation, String remedy, Set<Hash> heads) {
    /** Makes one; the set is copied. */
    public SkippedConversation {
        heads = Set.copyOf(heads);
    }

    /** One that is about all of a conversation. */
    public static SkippedConversation ofConversation(
            ConversationId conversation, SkipReason skipReason, String reason, String remedy) {
        return new SkippedConversation(conversation, skipReason, reason, remedy, Set.of());
    }
}
