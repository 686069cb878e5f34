package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.chain.Hash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The heads of a conversation, numbered from 1 for users, the one with the latest message first. Devices that have the same batches number
 * them alike.
 */
public record Heads(List<Head> inOrder) {
    private static final Comparator<Head> ORDER = Comparator.comparing(Head::lastMessageTime)
            .thenComparing(head -> head.node().chain().length())
            .reversed()
            .thenComparing(head -> head.node().chain().value());

    /** Copies the list. */
    public Heads {
        inOrder = List.copyOf(inOrder);
    }

    /** Returns the heads of a history. */
    public static Heads of(History history) {
        return new Heads(history.heads().stream().map(Head::new).sorted(ORDER).toList());
    }

    /** Returns the head with the latest message, or empty if the history has no event. */
    public Optional<Head> latest() {
        return inOrder.stream().findFirst();
    }

    /** Returns the head of that number. */
    public Optional<Head> findByNumber(int number) {
        return number < 1 || number > inOrder.size() ? Optional.empty() : Optional.of(inOrder.get(number - 1));
    }

    /** Returns the number of a head. */
    public int numberOf(Head head) {
        return inOrder.indexOf(head) + 1;
    }

    /** Returns the head to which the batches of a session lead that was captured on any device; of several the one with the latest message. */
    public Optional<Head> ofSession(String session, History history) {
        List<BatchOutline> batches = history.batches().stream()
                .filter(batch -> batch.metadata().session().equals(Optional.of(session)))
                .toList();
        Set<Hash> continued =
                batches.stream().map(batch -> batch.header().from().value()).collect(Collectors.toSet());
        List<HistoryNode> ends = batches.stream()
                .map(batch -> batch.header().to().value())
                .distinct()
                .filter(end -> !continued.contains(end))
                .flatMap(end -> history.findNode(end).stream())
                .toList();
        return inOrder.stream()
                .filter(head -> ends.stream().anyMatch(end -> History.isAncestor(end, head.node())))
                .findFirst();
    }

    /** Returns, of the heads whose branch contains a node, the one with the latest message. */
    public Optional<Head> containing(HistoryNode node) {
        return inOrder.stream()
                .filter(head -> History.isAncestor(node, head.node()))
                .findFirst();
    }
}
