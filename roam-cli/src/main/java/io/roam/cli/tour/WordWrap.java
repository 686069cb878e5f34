package io.roam.cli.tour;

import java.util.ArrayList;
import java.util.List;

/** Wraps long lines between words, so that the tour fits 80 columns. */
final class WordWrap {
    private static final int COLUMNS = 76;

    private WordWrap() {}

    static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            if (rest.substring(0, Math.max(0, space)).isBlank()) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = "  " + rest.substring(space).strip();
        }
        lines.add(rest);
        return lines;
    }
}
