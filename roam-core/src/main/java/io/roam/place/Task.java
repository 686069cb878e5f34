package io.roam.place;

import io.roam.capture.Visit;
import io.roam.chain.ConversationId;
import io.roam.pool.History;
import java.util.List;

/**
 * A conversation for which something is to be done.
 *
 * @param here its sessions in the store
 */
record Task(ConversationId conversation, History history, List<Visit> here, Wish wish) {
    Left left(Left.Why why, String reason, String remedy) {
        return new Left(conversation, why, reason, remedy);
    }

    /** Enough of the conversation's id for a command. */
    String brief() {
        return conversation.hex().substring(0, 8);
    }
}
