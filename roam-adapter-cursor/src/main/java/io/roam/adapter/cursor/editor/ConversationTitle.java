package io.roam.adapter.cursor.editor;

import java.util.Optional;

/** Makes the title of a conversation without a name: the first line of the user's first message. */
final class ConversationTitle {
    private static final int MAX_CODE_POINTS = 120;

    private ConversationTitle() {}

    static Optional<String> titleOf(Bubble bubble) {
        return bubble.isOfUser() ? bubble.spokenText().flatMap(ConversationTitle::firstLineOf) : Optional.empty();
    }

    static Optional<String> firstLineOf(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(ConversationTitle::shortened);
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= MAX_CODE_POINTS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…";
    }
}
