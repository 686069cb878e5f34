package io.roam.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches for a few bytes, with ASCII letters in any case. It compares the first and the last of them at eight places at a time. */
final class ByteScan {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long CASE = 0x2020202020202020L;

    private final byte[] folded;
    private final int last;
    private final long first;
    private final long end;

    /** {@code sought}: at least one byte. */
    ByteScan(byte[] sought) {
        folded = new byte[sought.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(sought[i]);
        }
        last = folded.length - 1;
        first = (folded[0] & 0xFF) * ONES;
        end = (folded[last] & 0xFF) * ONES;
    }

    static byte fold(byte b) {
        return (byte) (b | 0x20);
    }

    byte[] folded() {
        return folded;
    }

    int length() {
        return folded.length;
    }

    /** Returns the first place between {@code from} and {@code to} where the bytes may be, or -1. Some characters other than letters are confused. */
    int indexOf(byte[] bytes, int from, int to) {
        int at = from;
        for (int stop = to - last - Long.BYTES; at <= stop; at += Long.BYTES) {
            long heads = ((long) LONG.get(bytes, at) | CASE) ^ first;
            long tails = ((long) LONG.get(bytes, at + last) | CASE) ^ end;
            long either = heads | tails;
            if (((either - ONES) & ~either & TOPS) != 0) {
                int found = firstMatch(bytes, at, at + Long.BYTES);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return firstMatch(bytes, at, to - last);
    }

    private int firstMatch(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (matchesAt(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matchesAt(byte[] bytes, int at) {
        for (int i = 0; i < folded.length; i++) {
            if (fold(bytes[at + i]) != folded[i]) {
                return false;
            }
        }
        return true;
    }
}
