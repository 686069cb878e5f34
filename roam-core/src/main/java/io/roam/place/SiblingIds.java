package io.roam.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.HistoryNode;
import io.roam.spi.tool.ToolAdapter;
import java.util.function.Predicate;

/** The ids of sessions beside the first: each follows from conversation, branch and a number, so that most devices choose the same. */
record SiblingIds(ToolAdapter adapter, Predicate<String> taken) {
    /** Returns the first id that no session of the store has. */
    String firstFree(ConversationId conversation, HistoryNode head) {
        Hash edge = edge(head).chain().value();
        int number = 0;
        String id = id(conversation, edge, number);
        while (taken.test(id)) {
            number++;
            id = id(conversation, edge, number);
        }
        return id;
    }

    private String id(ConversationId conversation, Hash edge, int number) {
        String seed = "roam sibling 1\n" + conversation.hex() + "\n" + edge.hex() + "\n" + number;
        return adapter.siblingId(Hash.of(seed.getBytes(UTF_8)).bytes());
    }

    /** Returns the first event after the last fork on the way to the head; the first of all if there is none. */
    private static HistoryNode edge(HistoryNode head) {
        HistoryNode edge = head;
        HistoryNode before = head.parent();
        while (before != null && before.parent() != null && before.children().size() == 1) {
            edge = before;
            before = before.parent();
        }
        return edge;
    }
}
