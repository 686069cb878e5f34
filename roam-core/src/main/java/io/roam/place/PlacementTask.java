package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import java.util.List;
import java.util.Set;

/**
 * A conversation for which something is to be done.
 *
 * @param here its sessions in the store
 * @param about the chain values that are to be placed; empty: all
 */
record PlacementTask(
        ConversationId conversation,
        History history,
        List<ScannedSession> here,
        PlacementRequest request,
        Set<Hash> about) {
    /** The same, to bring a session to one head, for which the user may ask. */
    PlacementTask towards(HistoryNode head, PlacementRequest wished) {
        return new PlacementTask(
                conversation, history, here, wished, Set.of(head.chain().value()));
    }

    Skipped left(SkipReason skipReason, String reason, String remedy) {
        return new Skipped(conversation, skipReason, reason, remedy, about);
    }

    /** Enough of the conversation's id for a command. */
    String brief() {
        return conversation.hex().substring(0, 8);
    }
}
