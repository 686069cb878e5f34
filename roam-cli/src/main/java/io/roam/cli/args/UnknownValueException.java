package io.roam.cli.args;

import io.roam.spi.RoamException;
import io.roam.text.SpellingSuggestion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the user wrote is none of the values that an option or an argument can have. */
public final class UnknownValueException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param kind what the value should have named, such as {@code tool}
     * @param known the values to choose from
     */
    public UnknownValueException(String kind, String typed, Collection<String> known) {
        this("unknown " + kind + " \"" + typed + '"', typed, known, kind + "s: " + String.join(", ", known));
    }

    private UnknownValueException(String what, String typed, Collection<String> known, String hint) {
        super(
                what,
                "",
                Stream.concat(SpellingSuggestion.hint(typed, known).stream(), Stream.of(hint))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")),
                null);
    }

    /** Returns the error about an argument that is none of these words. */
    static UnknownValueException ofChoice(String typed, List<String> words) {
        return new UnknownValueException(
                "not one of " + String.join(", ", words) + ": \"" + typed + '"', typed, words, "");
    }
}
