package io.roam.cli.choice;

import io.roam.spi.RoamException;

/** Words that the user gave match no conversation, or several. */
final class AmbiguousConversationException extends RoamException {
    private static final long serialVersionUID = 1L;

    private AmbiguousConversationException(String what, String words, String remedy) {
        super(what, words, remedy, null);
    }

    static AmbiguousConversationException noMatch(String words) {
        return new AmbiguousConversationException(
                "no conversation has such an id, or these words", words, "roam list shows all conversations");
    }

    static AmbiguousConversationException severalMatches(int count, String words) {
        return new AmbiguousConversationException(
                count + " conversations have these words", words, "write more of them, or one of the ids above");
    }
}
