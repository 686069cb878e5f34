package io.roam.search;

import java.nio.ByteBuffer;

/**
 * Which runs of four letters, digits or bytes beyond ASCII, in any case, a text has: a set of bits, of which a run sets one. It may say yes of
 * what is not there, never no of what is.
 */
final class Grams {
    private static final int RUN = 4;
    private static final int MOST_BITS = 20;
    private static final int SPARSE = 4;
    private static final int MIX = 0x9E3779B1;

    private final long[] bits = new long[1 << (MOST_BITS - 6)];
    private int count;

    /** Where a run sets its bit, in a set that has room for all. */
    private static int place(int run) {
        return (run * MIX) >>> (Integer.SIZE - MOST_BITS);
    }

    private static boolean isLetter(byte folded) {
        return folded < 0 || (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9') || folded == 0x7F;
    }

    /** Adds the runs of a text. */
    void add(byte[] text, int from, int to) {
        int run = 0;
        int letters = 0;
        for (int i = from; i < to; i++) {
            byte folded = ByteScan.fold(text[i]);
            run = (run << Byte.SIZE) | (folded & 0xFF);
            letters = isLetter(folded) ? letters + 1 : 0;
            if (letters >= RUN) {
                set(place(run));
            }
        }
    }

    private void set(int place) {
        long bit = 1L << place;
        if ((bits[place >> 6] & bit) == 0) {
            bits[place >> 6] |= bit;
            count++;
        }
    }

    /** The set, as small as it may be so that few bits are set. */
    byte[] toBytes() {
        int words = 1;
        while (words < bits.length && words * Long.SIZE < SPARSE * count) {
            words <<= 1;
        }
        long[] folded = new long[words];
        for (int i = 0; i < bits.length; i++) {
            folded[i & (words - 1)] |= bits[i];
        }
        ByteBuffer bytes = ByteBuffer.allocate(words * Long.BYTES);
        bytes.asLongBuffer().put(folded);
        return bytes.array();
    }

    /** Whether a set, {@code length} bytes of {@code sets} from {@code at} on, has all runs of what is sought, which is folded. */
    static boolean mayContain(byte[] sought, ByteBuffer sets, int at, int length) {
        int run = 0;
        int letters = 0;
        for (byte folded : sought) {
            run = (run << Byte.SIZE) | (folded & 0xFF);
            letters = isLetter(folded) ? letters + 1 : 0;
            if (letters >= RUN && !isSet(place(run) & (length * Byte.SIZE - 1), sets, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(int place, ByteBuffer set, int at) {
        return (set.getLong(at + (place >> 6) * Long.BYTES) & (1L << place)) != 0;
    }
}
