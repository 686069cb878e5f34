package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The number of a line in a paginated thread: the member {@code ordinal} right behind the timestamp with which a line begins. It belongs to the place in
 * a file, not to the record. A member of that name elsewhere in the line is the tool's own.
 */
final class LineOrdinal {
    private static final byte[] TIMESTAMP = "{\"timestamp\":\"".getBytes(US_ASCII);
    private static final byte[] ORDINAL = "\"ordinal\":".getBytes(US_ASCII);
    private static final int DIGITS_OF_LONG = 18;

    private LineOrdinal() {}

    /** Returns the line without its number; the same bytes if it has none. */
    static byte[] cut(byte[] line) {
        int from = behindTimestamp(line);
        int to = behindOrdinal(line, from);
        return to == from ? line : join(line, from, new byte[0], to);
    }

    /** Returns the line with that number; the same bytes if no number can be there. */
    static byte[] put(byte[] line, long ordinal) {
        int at = behindTimestamp(line);
        return at < 0 ? line : join(line, at, ("\"ordinal\":" + ordinal + ",").getBytes(US_ASCII), at);
    }

    /** Returns the number of a line, if it has one that a program can count with. */
    static OptionalLong find(byte[] line) {
        int from = behindTimestamp(line);
        int to = behindOrdinal(line, from);
        int digits = to - 1 - from - ORDINAL.length;
        return to == from || digits > DIGITS_OF_LONG
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(new String(line, from + ORDINAL.length, digits, US_ASCII)));
    }

    /** Returns the offset behind the comma that follows the timestamp; negative if the line does not begin with a timestamp. */
    private static int behindTimestamp(byte[] line) {
        if (!startsWith(line, 0, TIMESTAMP)) {
            return -1;
        }
        int at = TIMESTAMP.length;
        while (at < line.length && line[at] != '"' && line[at] != '\\') {
            at++;
        }
        return at + 1 < line.length && line[at] == '"' && line[at + 1] == ',' ? at + 2 : -1;
    }

    /** Returns the offset behind the number and its comma; where it should begin, if it is not there. */
    private static int behindOrdinal(byte[] line, int from) {
        if (from < 0 || !startsWith(line, from, ORDINAL)) {
            return from;
        }
        int digits = from + ORDINAL.length;
        int at = digits;
        while (at < line.length && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        return at > digits && at < line.length && line[at] == ',' ? at + 1 : from;
    }

    private static boolean startsWith(byte[] line, int at, byte[] beginning) {
        int end = at + beginning.length;
        return end <= line.length && Arrays.equals(line, at, end, beginning, 0, beginning.length);
    }

    private static byte[] join(byte[] line, int until, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(line, until + between.length + line.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(line, from, joined, until + between.length, line.length - from);
        return joined;
    }
}
