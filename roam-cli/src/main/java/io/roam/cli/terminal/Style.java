package io.roam.cli.terminal;

/**
 * How a piece of a line looks. The terminal turns the marks into colours, or into nothing; a stranger's text that holds such marks can
 * therefore do no more than be coloured.
 */
public enum Style {
    PLAIN("0"),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    NAME("36");

    private static final char FIRST = '\uE700';

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** That text in this style. */
    public String of(String text) {
        return mark() + text + PLAIN.mark();
    }

    private String mark() {
        return String.valueOf((char) (FIRST + ordinal()));
    }

    static boolean isMark(int c) {
        return c >= FIRST && c < FIRST + values().length;
    }

    static String escape(int mark) {
        return "\u001b[" + values()[mark - FIRST].code + "m";
    }
}
