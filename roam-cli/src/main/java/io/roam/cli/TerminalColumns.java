package io.roam.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how wide and how high the terminal is. */
final class TerminalColumns {
    private static final int USUAL = 80;
    private static final int USUAL_ROWS = 24;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    private TerminalColumns() {}

    /** Returns the width that COLUMNS or the terminal itself reports, otherwise 80. */
    static int detect(Map<String, String> environment) {
        int wanted = parse(environment.getOrDefault("COLUMNS", ""));
        return wanted > 0 ? wanted : measure(2, USUAL);
    }

    /** Returns the height that LINES or the terminal itself reports, otherwise 24. */
    static int detectRows(Map<String, String> environment) {
        int wanted = parse(environment.getOrDefault("LINES", ""));
        return wanted > 0 ? wanted : measure(1, USUAL_ROWS);
    }

    private static int parse(String number) {
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }

    private static int measure(int group, int usual) {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return usual;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            Matcher matcher = SIZE.matcher(size);
            int number = matcher.matches() ? parse(matcher.group(group)) : 0;
            return number > 0 ? number : usual;
        } catch (IOException e) { // no stty
            return usual;
        }
    }
}
