package io.roam.cli.terminal;

import org.jline.utils.WCWidth;

/** Measures and cuts text by the columns it takes. */
public final class TextWidth {
    private static final String SIGN = "…";
    private static final int TAB = 8;

    private TextWidth() {}

    public static int columns(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** Returns the longest beginning of {@code text} that takes at most {@code columns}, with a sign that it was cut. */
    static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : text.substring(0, fittingEnd(text, 0, columns - 1)) + SIGN;
    }

    /** Returns the longest end of {@code text} that takes at most {@code columns}, with a sign that it was cut. */
    static String cutStart(String text, int columns) {
        int width = columns(text);
        if (width <= columns) {
            return text;
        }
        int from = 0;
        while (from < text.length() && width >= columns) {
            width -= columns(text.codePointAt(from));
            from = text.offsetByCodePoints(from, 1);
        }
        return columns < 1 ? "" : SIGN + text.substring(from);
    }

    /** Returns the end of what fits of a text from an index on. */
    static int fittingEnd(String text, int from, int columns) {
        int used = 0;
        int end = from;
        while (end < text.length() && used + columns(text.codePointAt(end)) <= columns) {
            used += columns(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    static int columns(int c) {
        if (Style.isMark(c)) {
            return 0;
        }
        if (c == '\t') {
            return TAB;
        }
        return Character.isISOControl(c) ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }
}
