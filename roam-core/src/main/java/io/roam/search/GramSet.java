package io.roam.search;

import java.nio.ByteBuffer;

/**
 * A Bloom filter of the grams of a text: sequences of four letters, digits or bytes beyond ASCII, in any case. Each gram sets one bit. It may
 * report a gram that the text lacks, but never misses one that it has.
 */
final class GramSet {
    private static final int GRAM_BYTES = 4;
    private static final int MOST_BITS = 20;
    private static final int BITS_PER_GRAM = 4;
    private static final int MIX = 0x9E3779B1;

    private final long[] bits = new long[1 << (MOST_BITS - 6)];
    private int count;

    /** Returns the bit of a gram in a set of the largest size. */
    private static int bitOf(int gram) {
        return (gram * MIX) >>> (Integer.SIZE - MOST_BITS);
    }

    private static boolean isLetter(byte folded) {
        return folded < 0 || (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9') || folded == 0x7F;
    }

    /** Adds the grams of a text. */
    void add(byte[] text, int from, int to) {
        int gram = 0;
        int letters = 0;
        for (int i = from; i < to; i++) {
            byte folded = ByteScan.fold(text[i]);
            gram = (gram << Byte.SIZE) | (folded & 0xFF);
            letters = isLetter(folded) ? letters + 1 : 0;
            if (letters >= GRAM_BYTES) {
                set(bitOf(gram));
            }
        }
    }

    private void set(int index) {
        long bit = 1L << index;
        if ((bits[index >> 6] & bit) == 0) {
            bits[index >> 6] |= bit;
            count++;
        }
    }

    /** Returns the set, folded to the smallest size that has four bits for each gram. */
    byte[] toBytes() {
        int words = 1;
        while (words < bits.length && words * Long.SIZE < BITS_PER_GRAM * count) {
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

    /** Whether a set, {@code length} bytes of {@code sets} from {@code at} on, may have all grams of {@code sought}, which is folded. */
    static boolean mayContain(byte[] sought, ByteBuffer sets, int at, int length) {
        int gram = 0;
        int letters = 0;
        for (byte folded : sought) {
            gram = (gram << Byte.SIZE) | (folded & 0xFF);
            letters = isLetter(folded) ? letters + 1 : 0;
            if (letters >= GRAM_BYTES && !isSet(bitOf(gram) & (length * Byte.SIZE - 1), sets, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(int index, ByteBuffer set, int at) {
        return (set.getLong(at + (index >> 6) * Long.BYTES) & (1L << index)) != 0;
    }
}
