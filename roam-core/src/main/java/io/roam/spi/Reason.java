package io.roam.spi;

import java.util.List;

/**
 * The reason why something was not done.
 *
 * @param what a clause for the user
 * @param remedy what the user can do, as an imperative or a command; several are on lines of their own; empty if nothing helps
 */
public record Reason(String what, String remedy) {
    private static final String HINT = "; hint: ";

    /** Returns what an error says failed, with its remedy. */
    public static Reason of(RoamException error) {
        return new Reason(error.what(), error.remedy());
    }

    /** Returns the reason that a sentence states, such as the message of a {@link RoamException}. */
    public static Reason parse(String sentence) {
        int start = sentence.indexOf(HINT);
        return start < 0
                ? new Reason(sentence, "")
                : new Reason(
                        sentence.substring(0, start),
                        sentence.substring(start + HINT.length()).replace(HINT, "\n"));
    }

    /** Returns text of others, such as the name of a file, as part of a sentence: {@link #parse} finds no hint in it. */
    public static String plain(String text) {
        return text.replace(HINT, "; hint ");
    }

    /** Returns both as one sentence. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder(plain(what));
        hints().forEach(hint -> sentence.append(HINT).append(hint));
        return sentence.toString();
    }

    /** What the user can do, one item for each thing. */
    public List<String> hints() {
        return remedy.lines().toList();
    }
}
