package io.roam.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for some ASCII letters and digits, in any case, eight places at a time: where the first and the last of them may stand. */
final class ByteScan {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long CASE = 0x2020202020202020L;

    private final byte[] folded;
    private final int last;
    private final long first;
    private final long end;

    /** {@code text}: ASCII, at least one character. */
    ByteScan(String text) {
        folded = new byte[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold((byte) text.charAt(i));
        }
        last = folded.length - 1;
        first = ONES * folded[0];
        end = ONES * folded[last];
    }

    private static byte fold(byte b) {
        return (byte) (b | 0x20);
    }

    /** Whether it may stand between {@code from} and {@code to}. */
    boolean find(byte[] bytes, int from, int to) {
        int at = from;
        for (int stop = to - last - Long.BYTES; at <= stop; at += Long.BYTES) {
            long heads = ((long) LONG.get(bytes, at) | CASE) ^ first;
            long tails = ((long) LONG.get(bytes, at + last) | CASE) ^ end;
            long either = heads | tails;
            if (((either - ONES) & ~either & TOPS) != 0 && any(bytes, at, at + Long.BYTES)) {
                return true;
            }
        }
        return any(bytes, at, to - last);
    }

    private boolean any(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (stands(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(byte[] bytes, int at) {
        for (int i = 0; i < folded.length; i++) {
            if (fold(bytes[at + i]) != folded[i]) {
                return false;
            }
        }
        return true;
    }
}
