package io.roam.adapter.windsurf;

import java.util.Optional;

/** Makes titles of longer texts. */
public final class TitleText {
    private static final int MAX_LENGTH = 80;

    private TitleText() {}

    /** Returns the first line of a text that is not blank, shortened to the length of a title. */
    public static Optional<String> firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line);
    }
}
