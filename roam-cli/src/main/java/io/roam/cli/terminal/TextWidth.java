package io.roam.cli.terminal;

/** Measures and cuts text by the columns it takes. */
final class TextWidth {
    private TextWidth() {}

    static int columns(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** Returns the longest beginning of {@code text} that takes at most {@code columns}, with a sign that it was cut. */
    static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        int columnsUsed = 1;
        int end = 0;
        while (end < text.length() && columnsUsed + columns(text.codePointAt(end)) <= columns) {
            columnsUsed += columns(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + "…";
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || Style.isMark(c)) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
