package io.roam.spi.tool;

import java.util.Optional;

/** Where the title of a session comes from, the weakest first: a later title replaces an earlier one unless it is weaker. */
public enum TitleOrigin {
    /** What stands in for a message: a command, a kind of file. */
    SUBSTITUTE("substitute"),
    /** The first message of the user. Of several the first counts. */
    FIRST_MESSAGE("first"),
    /** A summary that the tool made. */
    SUMMARY("summary"),
    /** The last message of the user. */
    LAST_MESSAGE("last"),
    /** A title that the tool generated. */
    GENERATED("generated"),
    /** A title that the user gave, or one of which the adapter does not tell where it comes from. */
    GIVEN("given");

    private final String word;

    TitleOrigin(String word) {
        this.word = word;
    }

    /** Returns the word for it in the session index. */
    public String word() {
        return word;
    }

    /** Returns the origin with that word. */
    public static Optional<TitleOrigin> ofWord(String word) {
        for (TitleOrigin origin : values()) {
            if (origin.word.equals(word)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    /** Whether a title of this origin is replaced by a later one. */
    public boolean yieldsTo(TitleOrigin later) {
        return later == this ? compareTo(FIRST_MESSAGE) > 0 : later.compareTo(this) > 0;
    }
}
