package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.spi.Reason;
import java.util.List;
import java.util.Set;

/**
 * The placement of a conversation into a store.
 *
 * @param here its sessions in the store
 * @param heads the chain values that are to be placed; empty: all
 * @param result takes what is done
 */
record PlacementTask(
        PlacementRequest request,
        History history,
        List<ScannedSession> here,
        Set<Hash> heads,
        PlacementResult.Builder result) {

    ConversationId conversation() {
        return request.conversation();
    }

    /** Returns the task of placing one head; the request stays the user's only if it covers the head. */
    PlacementTask forHead(HistoryNode head) {
        return new PlacementTask(
                request.covers(history, head) ? request : PlacementRequest.sync(conversation()),
                history,
                here,
                Set.of(head.chain().value()),
                result);
    }

    void skip(SkipReason skipReason, Reason reason) {
        result.addSkipped(new SkippedConversation(conversation(), skipReason, reason, heads));
    }

    /** Returns enough of the conversation's id for a command. */
    String shortId() {
        return conversation().hex().substring(0, 8);
    }
}
