package io.roam;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.history.Heads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which branch of a conversation the user means.
 *
 * @param requested its number, or the name of the device that spoke in it last; empty: the one spoken in last
 */
record BranchSelector(ConversationCatalog catalog, Conversation conversation, Optional<String> requested) {
    /** The chain value of the branch that has that number now: a number means what it meant when the user read it. */
    Optional<Hash> numbered() {
        return requested.flatMap(this::number).map(head -> head.node().chain().value());
    }

    /** The branch, by its number or device. */
    Head head() {
        return requested
                .map(word -> number(word).orElseGet(() -> spokenAt(word)))
                .or(heads()::first)
                .orElseThrow();
    }

    private Optional<Head> number(String word) {
        return word.matches("[1-9][0-9]{0,5}") ? heads().numbered(Integer.parseInt(word)) : Optional.empty();
    }

    private Head spokenAt(String device) {
        List<Head> found = heads().inOrder().stream()
                .filter(head -> catalog.nameOf(head.device()).equalsIgnoreCase(device))
                .toList();
        if (found.isEmpty()) {
            throw new NotPossibleException(
                    "it has no branch of that number, and none that was spoken in last on a device called so",
                    device,
                    remedy());
        }
        if (found.size() > 1) {
            String numbers = found.stream()
                    .map(head -> String.valueOf(heads().number(head)))
                    .collect(Collectors.joining(", "));
            throw new NotPossibleException(
                    String.format(Locale.ROOT, "the branches %s were spoken in last on that device", numbers),
                    device,
                    "give a number; " + remedy());
        }
        return found.get(0);
    }

    private String remedy() {
        return "roam branches " + conversation.shortId() + " shows them";
    }

    private Heads heads() {
        return Heads.of(catalog.history(conversation));
    }
}
