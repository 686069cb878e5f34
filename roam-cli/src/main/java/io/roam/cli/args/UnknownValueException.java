package io.roam.cli.args;

import io.roam.spi.RoamException;
import io.roam.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the user wrote is none of the values that an option or an argument can have. */
public final class UnknownValueException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    private UnknownValueException(String what, List<String> hints) {
        super(what, "", String.join("\n", hints), null);
    }

    /**
     * Returns the error about a value that names nothing.
     *
     * @param kind what the value should have named, such as {@code tool}
     * @param known the values to choose from
     */
    public static UnknownValueException of(String kind, String typed, Collection<String> known) {
        return of(kind, typed, known, kind + "s: " + String.join(", ", known));
    }

    /**
     * Returns the error about a value that names nothing, where there are too many values to name them.
     *
     * @param hint what lists the values
     */
    public static UnknownValueException of(String kind, String typed, Collection<String> known, String hint) {
        List<String> hints = new ArrayList<>(suggestion(typed, known));
        hints.add(hint);
        return new UnknownValueException("unknown " + kind + " \"" + typed + '"', hints);
    }

    /** Returns the error about an argument that is none of these words. */
    static UnknownValueException ofChoice(String typed, List<String> words) {
        return new UnknownValueException(
                "not one of " + String.join(", ", words) + ": \"" + typed + '"', suggestion(typed, words));
    }

    private static List<String> suggestion(String typed, Collection<String> known) {
        return SpellingSuggestion.hint(typed, known).stream().toList();
    }
}
