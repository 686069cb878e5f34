package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.spi.Reason;
import java.util.Set;

/**
 * A conversation that a run does not place.
 *
 * @param skipReason the kind of reason
 * @param reason the reason, with the remedy
 * @param heads the chain values of which it is so; empty: the whole conversation
 */
public record SkippedConversation(ConversationId conversation, SkipReason skipReason, Reason reason, Set<Hash> heads) {
    /** Copies the set. */
    public SkippedConversation {
        heads = Set.copyOf(heads);
    }

    /** Returns a value that concerns all of a conversation. */
    public static SkippedConversation ofConversation(
            ConversationId conversation, SkipReason skipReason, Reason reason) {
        return new SkippedConversation(conversation, skipReason, reason, Set.of());
    }
}
