package io.roam.cli.terminal;

/**
 * The style of a piece of text.
 *
 * <p>Styled text contains marks, which the terminal turns into colours or removes. If text of others contains such marks, it is
 * coloured, no more.
 */
public enum Style {
    PLAIN("0", '\uE700'),
    BOLD("1", '\uE701'),
    DIM("2", '\uE702'),
    GOOD("32", '\uE703'),
    WARNING("33", '\uE704'),
    BAD("31", '\uE705'),
    NAME("36", '\uE706'),
    /** A command that the user may copy: it is never cut, and never broken into lines. */
    COMMAND("1", '\uE707');

    private final String code;
    private final char mark;

    Style(String code, char mark) {
        this.code = code;
        this.mark = mark;
    }

    /** Returns the text with the marks of this style. */
    public String apply(String text) {
        return mark + text + PLAIN.mark;
    }

    /** Returns the text with escape codes, for writing directly to a terminal with colours. */
    public String paint(String text) {
        return this == PLAIN ? text : escapeCode(mark) + text + escapeCode(PLAIN.mark);
    }

    char mark() {
        return mark;
    }

    static boolean isMark(int c) {
        return c >= PLAIN.mark && c <= COMMAND.mark;
    }

    static String escapeCode(int mark) {
        for (Style style : values()) {
            if (style.mark == mark) {
                return "\u001b[" + style.code + "m";
            }
        }
        return "";
    }
}
