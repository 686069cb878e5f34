package io.roam.workspace;

import java.text.ParseException;
import java.util.function.IntPredicate;

/** A position in a text that is being parsed. */
final class TextCursor {
    /** Stands for the end of the text. */
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

    /** Skips {@code c} if it is next, and returns whether it was. */
    boolean skip(char c) {
        boolean here = peek() == c;
        at += here ? 1 : 0;
        return here;
    }

    /** Returns the characters up to the first that does not match, and skips them. */
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
