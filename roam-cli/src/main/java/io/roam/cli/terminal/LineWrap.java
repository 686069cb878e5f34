package io.roam.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks a line between words. No word is broken, and no command that the user may copy, even if it is longer than a line.
 *
 * <p>A command is marked by {@link Style#COMMAND}, or follows a colon at the end of a hint, or is alone on an indented line.
 */
final class LineWrap {
    private static final Pattern COMMAND = Pattern.compile("^(?:\\W*hint: .*: |\\s{2,}(?:\\$ )?)(?<command>roam .*)$");
    private static final Pattern INDENT = Pattern.compile("^[\\s│]*(?:hint: )?");

    private final int columns;
    private final String indent;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private int width;

    private LineWrap(int columns, String indent) {
        this.columns = columns;
        this.indent = indent;
    }

    /**
     * Returns the lines of at most {@code columns} that a line becomes.
     *
     * @param hanging how much further all lines but the first are indented
     */
    static List<String> wrap(String text, int columns, int hanging) {
        if (TextWidth.columns(text) <= columns) {
            return List.of(text);
        }
        String shown = removeMarks(text);
        Matcher indent = INDENT.matcher(shown);
        String first = indent.find() ? indent.group().replace("hint: ", "      ") : "";
        String further = first + (first.endsWith("      ") ? "" : " ".repeat(hanging));
        LineWrap wrap = new LineWrap(columns, TextWidth.columns(further) > columns / 2 ? "" : further);
        wrap.addWords(text, commandStart(text, shown));
        return wrap.lines();
    }

    private static String removeMarks(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> !Style.isMark(c)).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Returns where in the text the command begins with which it ends; its length if there is none. */
    private static int commandStart(String text, String shown) {
        Matcher command = COMMAND.matcher(shown);
        if (!command.matches()) {
            return text.length();
        }
        int marks = 0;
        int at = 0;
        while (at - marks < command.start("command")) {
            marks += Style.isMark(text.charAt(at)) ? 1 : 0;
            at++;
        }
        return at;
    }

    private void addWords(String text, int commandStart) {
        int at = 0;
        while (at < text.length()) {
            int word = at;
            while (word < text.length() && text.charAt(word) == ' ') {
                word++;
            }
            int end = endOfWord(text, word, commandStart);
            addWord(word - at, text.substring(word, end));
            at = end;
        }
    }

    private static int endOfWord(String text, int from, int commandStart) {
        boolean whole = from >= commandStart;
        int end = from;
        while (end < text.length() && (whole || text.charAt(end) != ' ')) {
            char c = text.charAt(end);
            if (Style.isMark(c) && from < commandStart) {
                whole = c == Style.COMMAND.mark();
            }
            end++;
        }
        return end;
    }

    private void addWord(int spaces, String word) {
        String rest = word;
        int gap = spaces;
        if (width > 0 && width + gap + TextWidth.columns(rest) > columns) {
            int fitting = breakInside(rest, columns - width - gap);
            if (fitting == 0) {
                endLine();
                gap = 0;
            }
        }
        int fitting = breakInside(rest, columns - width - gap);
        while (fitting > 0) {
            append(gap, rest.substring(0, fitting));
            rest = rest.substring(fitting);
            endLine();
            gap = 0;
            fitting = breakInside(rest, columns - width);
        }
        append(gap, rest);
    }

    /** Returns where a word of wide characters, which has no spaces, can be broken; 0 if it fits, or cannot be broken. */
    private static int breakInside(String word, int room) {
        if (TextWidth.columns(word) <= room) {
            return 0;
        }
        int end = TextWidth.fittingLength(word, room);
        while (end > 0 && !isWide(word.codePointAt(end)) && !isWide(word.codePointBefore(end))) {
            end = word.offsetByCodePoints(end, -1);
        }
        return end;
    }

    private static boolean isWide(int c) {
        return TextWidth.columns(c) == 2;
    }

    private void append(int spaces, String text) {
        line.append(" ".repeat(spaces)).append(text);
        width += spaces + TextWidth.columns(text);
    }

    private void endLine() {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        width = TextWidth.columns(indent);
    }

    private List<String> lines() {
        lines.add(line.toString());
        return lines;
    }
}
