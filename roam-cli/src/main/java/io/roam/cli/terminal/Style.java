package io.roam.cli.terminal;

/**
 * How a piece of a line looks. The terminal turns the marks into colours, or into nothing; a stranger's text that holds such marks can
 * therefore do no more than be coloured.
 */
public enum Style {
    PLAIN("0", '\uE700'),
    BOLD("1", '\uE701'),
    DIM("2", '\uE702'),
    GOOD("32", '\uE703'),
    WARNING("33", '\uE704'),
    BAD("31", '\uE705'),
    NAME("36", '\uE706');

    private final String code;
    private final char mark;

    Style(String code, char mark) {
        this.code = code;
        this.mark = mark;
    }

    /** That text in this style. */
    public String apply(String text) {
        return mark + text + PLAIN.mark;
    }

    /** That text in this style, for a terminal that shows colours and is written to directly. */
    public String paint(String text) {
        return this == PLAIN ? text : escapeCode(mark) + text + escapeCode(PLAIN.mark);
    }

    static boolean isMark(int c) {
        return c >= PLAIN.mark && c <= NAME.mark;
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
