package io.roam.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks a line between words, and if possible between its parts, which {@code " · "} separates. No word is broken, and no command
 * that the user may copy, even if it is longer than a line.
 *
 * <p>A command is marked by {@link Style#COMMAND}, or follows a colon at the end of a hint, or is alone on an indented line, or its
 * words show that it is one.
 */
final class LineWrap {
    /** Stands for a space that is not broken at. */
    private static final char KEPT_SPACE = '\uE710';

    private static final String SEPARATOR = "·";
    private static final Pattern MARKED =
            Pattern.compile(Style.COMMAND.mark() + "[^" + Style.PLAIN.mark() + "]*" + Style.PLAIN.mark());
    /** A command that ends a hint, or is alone. */
    private static final Pattern LAST_COMMAND = Pattern.compile(
            "^(?:\\W*hint:.*?: |\\W*hint:\\W* (?=roam \\S+ \\S+$)|\\s{2,}(?:\\$ )?)(?<command>roam .*)$");
    /** A command whose further words are options, placeholders, paths, texts in quotes, numbers or ids. */
    private static final Pattern CLEAR_COMMAND =
            Pattern.compile("(?<command>\\broam [a-z]+(?: (?:[-<~/\"#\\d][^\\s,]*|[0-9a-f]{8}))+)(?=,|\\W*$)");

    private static final Pattern LEADING_SPACES = Pattern.compile("^ +");
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
        Matcher indent = INDENT.matcher(removeMarks(text));
        String first = indent.find() ? indent.group().replace("hint: ", "      ") : "";
        String further = first + (first.endsWith("      ") ? "" : " ".repeat(hanging));
        LineWrap wrap = new LineWrap(columns, TextWidth.columns(further) > columns / 2 ? "" : further);
        wrap.addParts(keepCommands(text));
        return wrap.lines();
    }

    private static String removeMarks(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> !Style.isMark(c)).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Returns the text with the spaces in its commands replaced. */
    private static String keepCommands(String text) {
        String marked = MARKED.matcher(text).replaceAll(found -> quoteSpaces(found.group()));
        Matcher last = LAST_COMMAND.matcher(marked);
        String kept = last.matches()
                ? marked.substring(0, last.start("command")) + keepSpaces(last.group("command"))
                : marked;
        return CLEAR_COMMAND.matcher(kept).replaceAll(found -> quoteSpaces(found.group()));
    }

    private static String quoteSpaces(String command) {
        return Matcher.quoteReplacement(keepSpaces(command));
    }

    private static String keepSpaces(String command) {
        return command.replace(' ', KEPT_SPACE);
    }

    private void addParts(String text) {
        int at = 0;
        boolean isFirst = true;
        while (at < text.length()) {
            int separator = text.indexOf(" " + SEPARATOR + " ", at + 1);
            int end = separator < 0 ? text.length() : separator + 1 + SEPARATOR.length();
            addPart(text.substring(at, end), isFirst);
            isFirst = false;
            at = end;
        }
    }

    /** Adds a part; if it fits a line, and not the rest of this one, it begins a line. */
    private void addPart(String part, boolean isFirst) {
        int needed = TextWidth.columns(part);
        if (!isFirst && width + needed > columns && TextWidth.columns(indent) + needed - 1 <= columns) {
            endLine();
            addWords(LEADING_SPACES.matcher(part).replaceFirst(""));
        } else {
            addWords(part);
        }
    }

    private void addWords(String text) {
        int at = 0;
        while (at < text.length()) {
            int word = at;
            while (word < text.length() && text.charAt(word) == ' ') {
                word++;
            }
            int end = word;
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            addWord(word - at, text.substring(word, end));
            at = end;
        }
    }

    private void addWord(int spaces, String word) {
        int gap = spaces;
        boolean fits = width == 0 || width + gap + TextWidth.columns(word) <= columns;
        if (!fits && breakInside(word, 0, columns - width - gap) == 0) {
            endLine();
            gap = 0;
        }
        int at = 0;
        int end = breakInside(word, at, columns - width - gap);
        while (end > at) {
            append(gap, word.substring(at, end));
            endLine();
            gap = 0;
            at = end;
            end = breakInside(word, at, columns - width);
        }
        append(gap, word.substring(at));
    }

    /** Returns where the rest of a word of wide characters, which has no spaces, can be broken; {@code from} if it fits, or cannot be broken. */
    private static int breakInside(String word, int from, int room) {
        int end = TextWidth.fittingEnd(word, from, room);
        if (end == word.length()) {
            return from;
        }
        while (end > from && !isWide(word.codePointAt(end)) && !isWide(word.codePointBefore(end))) {
            end = word.offsetByCodePoints(end, -1);
        }
        return end;
    }

    private static boolean isWide(int c) {
        return TextWidth.columns(c) == 2;
    }

    private void append(int spaces, String text) {
        line.append(" ".repeat(spaces)).append(text.replace(KEPT_SPACE, ' '));
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
