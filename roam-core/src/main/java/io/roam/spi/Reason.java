package io.roam.spi;

import java.util.List;

/**
 * The reason why something was not done.
 *
 * @param what a clause for the user
 * @param remedy what the user can do; empty if nothing helps
 */
public record Reason(String what, Remedy remedy) {
    private static final String HINT = "; hint: ";

    /** Makes a reason whose remedy is text, as an imperative; several items are on lines of their own. */
    public Reason(String what, String remedy) {
        this(what, Remedy.of(remedy));
    }

    /** Returns what an error says failed, with its remedy. */
    public static Reason of(RoamException error) {
        return new Reason(error.what(), error.remedy());
    }

    /**
     * Returns the reason that a sentence states, such as the message of a {@link RoamException}. Its remedy is text, because a sentence contains no
     * data.
     */
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
        return remedy.hints();
    }

    /**
     * Why something failed, or what the user should know, with the name of its kind for programs.
     *
     * @param code the name, such as {@code disk-full}; it does not change
     */
    public record Coded(String code, Reason reason) {
        /** Returns the reason that a sentence states, which may end with hints as the message of an error does. */
        public static Coded of(String code, String sentence) {
            return new Coded(code, Reason.parse(sentence));
        }

        /** Returns a reason with what the user can do about it. */
        public static Coded of(String code, String what, Remedy remedy) {
            return new Coded(code, new Reason(what, remedy));
        }

        /** Returns the reason that an error states: what failed and where, with its remedy. */
        public static Coded of(RoamException error) {
            return new Coded(error.code(), new Reason(plain(error.clause()), error.remedy()));
        }

        /** Returns a reason for each sentence. */
        public static List<Coded> all(String code, List<String> sentences) {
            return sentences.stream().map(sentence -> of(code, sentence)).toList();
        }

        /** Returns what each reason states. */
        public static List<String> sentences(List<Coded> reasons) {
            return reasons.stream().map(Coded::sentence).toList();
        }

        /** Returns what the user reads, with the remedy, as one sentence. */
        public String sentence() {
            return reason.sentence();
        }

        @Override
        public String toString() {
            return sentence();
        }
    }
}
