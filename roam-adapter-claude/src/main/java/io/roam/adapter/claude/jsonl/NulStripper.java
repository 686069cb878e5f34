package io.roam.adapter.claude.jsonl;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Finds the complete records in a line that holds NUL bytes: no JSON has any, so they stand where a power loss cost a part of the file. */
public final class NulStripper {
    /** Fewer of them are somebody's bytes. */
    private static final int LEAST = 16;

    private NulStripper() {}

    /** Whether there are many NUL bytes in sequence. */
    public static boolean hasHole(byte[] line) {
        int run = 0;
        for (byte one : line) {
            run = one == 0 ? run + 1 : 0;
            if (run == LEAST) {
                return true;
            }
        }
        return false;
    }

    /** Returns the records before, between and behind the NUL bytes; what is no whole record is left out. */
    public static Deque<byte[]> recordsOf(byte[] line) {
        Deque<byte[]> records = new ArrayDeque<>();
        int start = 0;
        for (int i = 0; i <= line.length; i++) {
            if (i == line.length || line[i] == 0) {
                byte[] part = Arrays.copyOfRange(line, start, i);
                if (part.length > 0 && Row.of(part).isParsable()) {
                    records.add(part);
                }
                start = i + 1;
            }
        }
        return records;
    }
}
