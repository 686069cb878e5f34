package io.roam.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the comments in roam's scripts, and what the scripts print. */
final class ScriptTexts {
    private static final List<String> SCRIPTS = List.of("roam", "roam.cmd", "check", ".ci/run", ".ci/debian");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)(?:#(?!!)|REM) *(.+)");
    private static final Pattern PRINTED = Pattern.compile("\\b(?:die|echo|printf|without)\\b(.*)");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private ScriptTexts() {}

    static List<TextPassage> read(Path root) throws IOException {
        List<TextPassage> found = new ArrayList<>();
        for (String script : SCRIPTS) {
            for (String line : Files.readAllLines(root.resolve(script))) {
                Matcher comment = COMMENT.matcher(line);
                if (comment.find()) {
                    found.add(new TextPassage(script, comment.group(1)));
                }
                printed(line, script).forEach(found::add);
            }
        }
        return found;
    }

    /** Returns the texts in quotes; an echo of Windows prints the whole line. */
    private static List<TextPassage> printed(String line, String script) {
        Matcher printed = PRINTED.matcher(line);
        if (!printed.find()) {
            return List.of();
        }
        if (script.endsWith(".cmd")) {
            return List.of(new TextPassage(script, printed.group(1)));
        }
        return QUOTED.matcher(printed.group(1))
                .results()
                .map(text -> new TextPassage(script, text.group(1) == null ? text.group(2) : text.group(1)))
                .toList();
    }
}
