package io.roam.place;

import io.roam.chain.ChainValue;
import io.roam.history.History;
import io.roam.history.HistoryNode;

/** Which part of a conversation the user asks for. */
record Asked(Wish wish, History history) {
    /** Whether the branch of a head is asked for. */
    boolean holds(HistoryNode head) {
        return wish.asked()
                && (wish.branch().isEmpty()
                        || wish.branch()
                                .flatMap(history::node)
                                .filter(node -> History.isAncestor(node, head))
                                .isPresent());
    }

    /** Whether a session that stands there is asked for: it has, or will have, words of such a branch alone. */
    boolean holds(ChainValue at) {
        return wish.branch().isEmpty()
                ? wish.asked()
                : history.node(at.value())
                        .filter(node -> history.heads().stream()
                                .anyMatch(head -> holds(head) && History.isAncestor(node, head)))
                        .isPresent();
    }

    /** What is wished for a head. */
    Wish wishFor(HistoryNode head) {
        return holds(head) ? wish : Wish.NONE.dry(wish.dry());
    }
}
