package io.roam.adapter.kit.files;

import java.util.Arrays;
import java.util.function.Predicate;

/** Finds NUL bytes in the place of lines, as a power loss leaves them. No tool writes them: in JSON they are escaped. */
public final class NulBytes {
    private NulBytes() {}

    /** Whether a line holds any. */
    public static boolean isHole(byte[] line) {
        return lastIn(line) >= 0;
    }

    /** Returns what was written behind the NUL bytes of a line, if that is a record; otherwise nothing. */
    public static byte[] recordIn(byte[] line, Predicate<byte[]> isRecord) {
        byte[] rest = Arrays.copyOfRange(line, lastIn(line) + 1, line.length);
        return isRecord.test(rest) ? rest : new byte[0];
    }

    private static int lastIn(byte[] line) {
        int at = line.length - 1;
        while (at >= 0 && line[at] != 0) {
            at--;
        }
        return at;
    }
}
