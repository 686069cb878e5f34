package io.roam.adapter.cursor.editor;

import java.util.Optional;

/** What a conversation is called that the tool gave no name: the first line that its user said. */
final class Title {
    private static final int LONGEST = 120;

    private Title() {}

    static Optional<String> of(Bubble bubble) {
        return bubble.isOfUser() ? bubble.text("text").flatMap(Title::ofWords) : Optional.empty();
    }

    static Optional<String> ofWords(String words) {
        return words.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(Title::cut);
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
