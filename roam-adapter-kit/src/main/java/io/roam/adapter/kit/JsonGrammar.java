package io.roam.adapter.kit;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Finds where values of a JSON text end. Every method returns an offset, or {@link #NONE} if the text is not JSON there. */
final class JsonGrammar {
    static final int NONE = -1;

    private static final int HEX_DIGITS = 4;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;

    JsonGrammar(byte[] text) {
        this.text = text;
    }

    /** Whether a byte of the text is that character; there is none behind the end. */
    boolean is(int at, char expected) {
        return at >= 0 && at < text.length && text[at] == expected;
    }

    /** Returns the offset of the next byte that is no white space. */
    int skipSpace(int from) {
        int at = from;
        while (is(at, ' ') || is(at, '\n') || is(at, '\r') || is(at, '\t')) {
            at++;
        }
        return at;
    }

    /** Returns the offset behind the value that begins at {@code from}, without recursion: texts of others may be nested deep. */
    int endOfValue(int from, int maxDepth) {
        BitSet objects = new BitSet(); // which of the open ones are objects
        int depth = 0;
        int at = from;
        do {
            if (is(at, '{') || is(at, '[')) {
                if (depth == maxDepth) {
                    return NONE;
                }
                boolean object = is(at, '{');
                objects.set(depth++, object);
                at = skipSpace(at + 1);
                if (!is(at, object ? '}' : ']')) {
                    at = object ? endOfName(at) : at;
                    continue;
                }
            } else {
                at = endOfScalar(at);
            }
            at = depth > 0 ? skipSpace(at) : at;
            while (depth > 0 && is(at, objects.get(depth - 1) ? '}' : ']')) {
                depth--;
                at = depth > 0 ? skipSpace(at + 1) : at + 1;
            }
            if (depth > 0) {
                at = is(at, ',') ? beginNext(skipSpace(at + 1), objects.get(depth - 1)) : NONE;
            }
        } while (depth > 0 && at != NONE);
        return at;
    }

    private int beginNext(int at, boolean inObject) {
        return inObject ? endOfName(at) : at;
    }

    /** Returns the offset of the value behind the name that begins at {@code from}. */
    int endOfName(int from) {
        int colon = is(from, '"') ? endOfString(from) : NONE;
        colon = colon == NONE ? NONE : skipSpace(colon);
        return is(colon, ':') ? skipSpace(colon + 1) : NONE;
    }

    /** Returns the offset behind the string that begins at {@code from}. */
    int endOfString(int from) {
        int at = from + 1;
        while (at < text.length && text[at] != '"') {
            if (text[at] >= 0 && text[at] < ' ') {
                return NONE;
            }
            at = text[at] == '\\' ? endOfEscape(at + 1) : at + 1;
            if (at == NONE) {
                return NONE;
            }
        }
        return at < text.length ? at + 1 : NONE;
    }

    private int endOfEscape(int at) {
        if (at >= text.length) {
            return NONE;
        }
        if (text[at] != 'u') {
            return "\"\\/bfnrt".indexOf(text[at]) >= 0 ? at + 1 : NONE;
        }
        for (int i = at + 1; i <= at + HEX_DIGITS; i++) {
            if (i >= text.length || Character.digit(text[i], 16) < 0) {
                return NONE;
            }
        }
        return at + 1 + HEX_DIGITS;
    }

    private int endOfScalar(int at) {
        if (at < 0 || at >= text.length) {
            return NONE;
        }
        return switch (text[at]) {
            case '"' -> endOfString(at);
            case 't' -> endOfWord(at, TRUE);
            case 'f' -> endOfWord(at, FALSE);
            case 'n' -> endOfWord(at, NULL);
            default -> endOfNumber(at);
        };
    }

    private int endOfWord(int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (!is(at + i, (char) word[i])) {
                return NONE;
            }
        }
        return at + word.length;
    }

    private int endOfNumber(int from) {
        int whole = is(from, '-') ? from + 1 : from;
        int at = is(whole, '0') ? whole + 1 : endOfDigits(whole);
        if (is(at, '.')) {
            at = endOfDigits(at + 1);
        }
        if (is(at, 'e') || is(at, 'E')) {
            int digits = is(at + 1, '+') || is(at + 1, '-') ? at + 2 : at + 1;
            at = endOfDigits(digits);
        }
        return at;
    }

    private int endOfDigits(int from) {
        int at = from;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at > from ? at : NONE;
    }
}
