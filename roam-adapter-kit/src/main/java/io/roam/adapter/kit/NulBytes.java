package io.roam.adapter.kit;

import java.util.Arrays;

/** Finds NUL bytes in the place of lines, as a power loss leaves them. No tool writes them: in JSON they are escaped. */
final class NulBytes {
    private NulBytes() {}

    static boolean isHole(byte[] line) {
        return lastIn(line) >= 0;
    }

    /** Returns what was written behind the NUL bytes of a line, if that is a record; otherwise nothing. */
    static byte[] recordIn(byte[] line) {
        byte[] rest = Arrays.copyOfRange(line, lastIn(line) + 1, line.length);
        return JsonSlice.parse(rest).isPresent() ? rest : new byte[0];
    }

    private static int lastIn(byte[] line) {
        int at = line.length - 1;
        while (at >= 0 && line[at] != 0) {
            at--;
        }
        return at;
    }
}
