package io.roam.adapter.windsurf.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows Markdown's code fences, in which nothing is a heading. */
final class Fence {
    private static final Pattern MARK = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)", Pattern.DOTALL);

    private String open = "";

    boolean isOpen() {
        return !open.isEmpty();
    }

    void line(String line) {
        Matcher mark = MARK.matcher(line);
        if (!mark.matches()) {
            return;
        }
        String run = mark.group(1);
        if (open.isEmpty()) {
            open = run;
        } else if (run.startsWith(open) && mark.group(2).isBlank()) {
            open = "";
        }
    }
}
