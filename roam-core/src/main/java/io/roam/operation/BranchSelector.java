package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.text.SpellingSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the branch of a conversation that the user means.
 *
 * @param deviceNames names the device of the last message of a branch
 * @param requested the number of the branch, or the name of the device of its last message; empty: the named or the latest branch
 * @param named the branch of the session whose id the user gave, if it was captured on another device
 */
public record BranchSelector(
        Conversation conversation,
        Heads heads,
        Function<DeviceId, String> deviceNames,
        Optional<String> requested,
        Optional<Head> named) {
    /** Returns the chain value of the branch that has the requested number now, so that it is found after numbers changed. */
    Optional<Hash> findNumberedHead() {
        return requested
                .flatMap(this::findNumbered)
                .map(head -> head.node().chain().value());
    }

    public Head head() {
        return requested
                .map(word -> findNumbered(word).orElseGet(() -> requireOfDevice(word)))
                .or(() -> named)
                .or(heads::latest)
                .orElseThrow();
    }

    private Optional<Head> findNumbered(String word) {
        return word.matches("[1-9][0-9]{0,5}") ? heads.findByNumber(Integer.parseInt(word)) : Optional.empty();
    }

    private Head requireOfDevice(String device) {
        List<Head> found = heads.inOrder().stream()
                .filter(head -> deviceNames.apply(head.device()).equalsIgnoreCase(device))
                .toList();
        if (found.isEmpty()) {
            throw new NotPossibleException(
                    "unknown-branch",
                    "no branch " + device + ", and no branch from a device named \"" + device + "\"",
                    ErrorLocation.conversation(conversation.shortId()),
                    suggestion(device).and(remedy()));
        }
        if (found.size() > 1) {
            String numbers = found.stream()
                    .map(head -> String.valueOf(heads.numberOf(head)))
                    .collect(Collectors.joining(", "));
            throw new NotPossibleException(
                    "ambiguous-branch",
                    "branches " + numbers + " are all from " + device,
                    ErrorLocation.conversation(conversation.shortId()),
                    Remedy.of("use the number: ").then(remedy()));
        }
        return found.get(0);
    }

    private Remedy suggestion(String device) {
        List<String> names = heads.inOrder().stream()
                .map(head -> deviceNames.apply(head.device()))
                .toList();
        return Remedy.of(SpellingSuggestion.hint(device, names).orElse(""));
    }

    private Remedy remedy() {
        return Remedy.run(ActionKind.BRANCHES, conversation.shortId());
    }
}
