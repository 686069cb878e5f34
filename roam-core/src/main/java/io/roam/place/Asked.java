package io.roam.place;

import io.roam.chain.ChainValue;
import io.roam.history.History;
import io.roam.history.HistoryNode;

/** Which part of a conversation the user asks for. */
record Asked(PlacementRequest request, History history) {
    /** Whether the branch of a head is asked for. */
    boolean covers(HistoryNode head) {
        return request.explicit()
                && (request.branch().isEmpty()
                        || request.branch()
                                .flatMap(history::findNode)
                                .filter(node -> History.isAncestor(node, head))
                                .isPresent());
    }

    /** Whether a session that stands there is asked for: it has, or will have, words of such a branch alone. */
    boolean covers(ChainValue at) {
        return request.branch().isEmpty()
                ? request.explicit()
                : history.findNode(at.value())
                        .filter(node -> history.heads().stream()
                                .anyMatch(head -> covers(head) && History.isAncestor(node, head)))
                        .isPresent();
    }

    /** What is wished for a head. */
    PlacementRequest wishFor(HistoryNode head) {
        return covers(head) ? request : PlacementRequest.NONE.dry(request.dry());
    }
}
