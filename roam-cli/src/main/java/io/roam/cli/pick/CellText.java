package io.roam.cli.pick;

import io.roam.cli.terminal.SafeText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Measures and cuts text by the cells of a terminal, of which a character takes two, one or none. */
final class CellText {
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_SELECTOR = 0xfe0f;

    private CellText() {}

    /** Returns a text as one line without control characters, and without joiners that terminals draw in different widths. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                appendSpace(clean);
            } else if (c != ZERO_WIDTH_JOINER && c != EMOJI_SELECTOR) {
                clean.appendCodePoint(SafeText.isDangerous(c) ? SafeText.REPLACEMENT : c);
            }
        });
        return clean.toString().stripTrailing();
    }

    private static void appendSpace(StringBuilder line) {
        if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    static int columns(String text) {
        return text.codePoints().map(CellText::columns).sum();
    }

    private static int columns(int c) {
        return Math.max(0, WCWidth.wcwidth(c));
    }

    /** Returns the longest beginning of a text that takes at most {@code columns}, with a sign that it was cut. */
    static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : text.substring(0, fittingLength(text, columns - 1)) + "…";
    }

    /** Returns the longest end of a text that takes at most {@code columns}. */
    static String keepEnd(String text, int columns) {
        int from = 0;
        while (columns(text) - columns(text.substring(0, from)) > columns) {
            from = text.offsetByCodePoints(from, 1);
        }
        return text.substring(from);
    }

    /** Returns lines of at most {@code columns}, broken at spaces where there are some. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (columns(rest) > columns) {
            int length = Math.max(fittingLength(rest, columns), rest.offsetByCodePoints(0, 1));
            int space = rest.lastIndexOf(' ', length);
            int end = space > 0 ? space : length;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Returns how many chars at the beginning of a text fit. */
    private static int fittingLength(String text, int columns) {
        int columnsUsed = 0;
        int end = 0;
        while (end < text.length() && columnsUsed + columns(text.codePointAt(end)) <= columns) {
            columnsUsed += columns(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
