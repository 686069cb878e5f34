package io.roam.place;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A conversation that is to be placed, which part of it, and why.
 *
 * @param branch a chain value: only what continues it is asked for; empty: the whole conversation
 * @param folder where new sessions go; empty: where the conversation's workspace is
 */
public record PlacementRequest(
        ConversationId conversation, Purpose purpose, Optional<Hash> branch, Optional<Path> folder) {
    /** Why something is placed. */
    public enum Purpose {
        /** The pool has it and the store lacks it. */
        SYNC,
        /**
         * The user asks for this conversation: its age and its tombstones do not matter, and a session is written although the tool runs
         * and gives no sure sign whether it is open.
         */
        RESTORE,
        /** The user asks for one more session of a branch, which is to go another way. */
        FORK
    }

    /** Requests what a synchronization places by itself. */
    public static PlacementRequest sync(ConversationId conversation) {
        return new PlacementRequest(conversation, Purpose.SYNC, Optional.empty(), Optional.empty());
    }

    /** Requests a conversation, or one of its branches, for the user. */
    public static PlacementRequest restore(ConversationId conversation, Optional<Hash> branch, Optional<Path> folder) {
        return new PlacementRequest(conversation, Purpose.RESTORE, branch, folder);
    }

    /** Requests one more session of a branch, in that folder. */
    public static PlacementRequest fork(ConversationId conversation, Hash head, Path folder) {
        return new PlacementRequest(conversation, Purpose.FORK, Optional.of(head), Optional.of(folder));
    }

    /** Whether the user asks for this conversation. */
    public boolean isExplicit() {
        return purpose != Purpose.SYNC;
    }

    /** Whether the user asks for the branch of a head. */
    boolean covers(History history, HistoryNode head) {
        return isExplicit()
                && (branch.isEmpty()
                        || branch.flatMap(history::findNode)
                                .filter(node -> History.isAncestor(node, head))
                                .isPresent());
    }

    /** Whether the user asks for the session that ends there: a branch that it has, or may continue with, is asked for. */
    boolean coversSession(History history, ChainValue end) {
        return branch.isEmpty()
                ? isExplicit()
                : history.findNode(end.value())
                        .filter(node -> history.heads().stream()
                                .anyMatch(head -> covers(history, head) && History.isAncestor(node, head)))
                        .isPresent();
    }
}
