package io.roam.adapter.windsurf.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tracks the code fences of Markdown, in which no line is a heading. */
final class CodeFence {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)", Pattern.DOTALL);

    private String openMark = "";

    boolean isOpen() {
        return !openMark.isEmpty();
    }

    void accept(String line) {
        Matcher mark = FENCE.matcher(line);
        if (!mark.matches()) {
            return;
        }
        String run = mark.group(1);
        if (openMark.isEmpty()) {
            openMark = run;
        } else if (run.startsWith(openMark) && mark.group(2).isBlank()) {
            openMark = "";
        }
    }
}
