package io.roam.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The branches of a conversation as users know them: numbered from 1, the one spoken in last first. All devices that have the same words
 * number them in the same way.
 */
public record Heads(List<Head> inOrder) {
    private static final Comparator<Head> ORDER = Comparator.comparing(Head::lastMessageTime)
            .thenComparing(head -> head.node().chain().length())
            .reversed()
            .thenComparing(head -> head.node().chain().value());

    /** Makes one; the list is copied. */
    public Heads {
        inOrder = List.copyOf(inOrder);
    }

    /** Those of a history. */
    public static Heads of(History history) {
        return new Heads(history.heads().stream().map(Head::new).sorted(ORDER).toList());
    }

    /** The one spoken in last; empty only if nothing was said. */
    public Optional<Head> latest() {
        return inOrder.stream().findFirst();
    }

    /** The one of that number. */
    public Optional<Head> findByNumber(int number) {
        return number < 1 || number > inOrder.size() ? Optional.empty() : Optional.of(inOrder.get(number - 1));
    }

    /** The number of a branch. */
    public int numberOf(Head head) {
        return inOrder.indexOf(head) + 1;
    }

    /** Of the branches that hold a chain value the one spoken in last. */
    public Optional<Head> containing(HistoryNode node) {
        return inOrder.stream()
                .filter(head -> History.isAncestor(node, head.node()))
                .findFirst();
    }
}
