package io.roam.workspace;

import java.text.ParseException;
import java.util.function.IntPredicate;

/** A place in a text that is being read. */
final class TextCursor {
    /** What stands behind the end. */
    static final int END = -1;

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    int next() {
        int c = peek();
        at += c == END ? 0 : 1;
        return c;
    }

    /** Goes on over {@code c}, if that is next. */
    boolean skip(char c) {
        boolean here = peek() == c;
        at += here ? 1 : 0;
        return here;
    }

    /** Goes on as long as what comes is wanted, and returns it. */
    String takeWhile(IntPredicate wanted) {
        int start = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    void expect(boolean condition) throws ParseException {
        if (!condition) {
            throw new ParseException("unexpected text", at);
        }
    }
}
