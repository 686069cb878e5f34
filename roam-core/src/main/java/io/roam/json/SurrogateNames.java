package io.roam.json;

import java.util.Optional;

/**
 * Replaces unpaired surrogates in the names of members: JSON allows them, Jackson does not. No such name means anything to roam, so
 * it may be read as another name without meaning.
 */
final class SurrogateNames {
    private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};

    private SurrogateNames() {}

    /** Returns the text with a replacement character of equal length for each escaped surrogate in a name; empty if it has none. */
    static Optional<byte[]> replaceIn(byte[] line) {
        if (!mayHoldOne(line)) {
            return Optional.empty();
        }
        byte[] plain = line.clone();
        boolean found = false;
        for (int at = 0; at < plain.length; at++) {
            if (plain[at] == '"') {
                int end = end(plain, at + 1);
                found |= isName(plain, end) && replaceAll(plain, at, end);
                at = end;
            }
        }
        return found ? Optional.of(plain) : Optional.empty();
    }

    private static boolean mayHoldOne(byte[] line) {
        for (int at = 0; at < line.length - 2; at++) {
            if (line[at] == '\\' && line[at + 1] == 'u' && (line[at + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }

    /** Returns the offset of the closing quote, or the length of the text if there is none. */
    private static int end(byte[] line, int from) {
        int at = from;
        while (at < line.length && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length);
    }

    private static boolean isName(byte[] line, int end) {
        int at = end + 1;
        while (at < line.length && " \t\r\n".indexOf(line[at]) >= 0) {
            at++;
        }
        return at < line.length && line[at] == ':';
    }

    private static boolean replaceAll(byte[] line, int from, int to) {
        boolean found = false;
        for (int at = from; at < to; at++) {
            if (line[at] == '\\') {
                at++;
                found |= replace(line, at, to);
            }
        }
        return found;
    }

    private static boolean replace(byte[] line, int at, int to) {
        boolean surrogate = at + REPLACEMENT.length < to
                && line[at] == 'u'
                && (line[at + 1] | 0x20) == 'd'
                && Character.digit(line[at + 2], 16) >= 8;
        if (surrogate && isHex(line[at + 3]) && isHex(line[at + 4])) {
            System.arraycopy(REPLACEMENT, 0, line, at + 1, REPLACEMENT.length);
            return true;
        }
        return false;
    }

    private static boolean isHex(byte digit) {
        return Character.digit(digit, 16) >= 0;
    }
}
