package io.roam.cli.real;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Collects the turns of a prompt as "role: text", without the texts that a client adds for the model. */
final class TurnTexts {
    private final Predicate<String> added;
    private final List<String> turns = new ArrayList<>();

    /** Leaves out texts that begin like this. */
    TurnTexts(String added) {
        this.added = Pattern.compile(added).asPredicate();
    }

    /** Adds a turn, unless nothing of it is left. */
    void add(String role, List<String> texts) {
        List<String> said = texts.stream()
                .filter(text -> !text.isEmpty() && !added.test(text))
                .toList();
        if (!said.isEmpty()) {
            turns.add(role + ": " + String.join(" | ", said));
        }
    }

    List<String> turns() {
        return List.copyOf(turns);
    }
}
