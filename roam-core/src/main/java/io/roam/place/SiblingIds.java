package io.roam.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.HistoryNode;
import io.roam.spi.tool.ToolAdapter;
import java.util.function.Predicate;

/** The ids of sessions that stand beside the first: they follow from the conversation, the branch and a number, so that most devices find the same. */
record SiblingIds(ToolAdapter adapter, Predicate<String> taken) {
    /** The first that no session has. */
    String of(ConversationId conversation, HistoryNode head) {
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

    /** The first event after the deepest fork on the head's path; the first of all if there is none. */
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
