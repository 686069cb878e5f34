package io.roam.batch;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file as the difference to another one, its base (docs/develop/archive-format.md §2.3): copies from the base, and bytes between them.
 *
 * <p>The form: the number of copies; for each, how many new bytes come before it, where in the base it begins, and how long it is, all as
 * varints of 7 bits a byte, the lowest first; then all new bytes.
 */
public final class FileDelta {
    private static final int MAX_BASES = 64;
    private static final int BLOCK = 32;
    private static final int PRIME = 0x01000193;
    private static final int OLDEST_FACTOR = power(BLOCK - 1);

    private final byte[] base;
    private final byte[] target;
    private final int[] blocks;
    private final ByteArrayOutputStream copies = new ByteArrayOutputStream();
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private int count;
    private int written;

    private FileDelta(byte[] base, byte[] target) {
        this.base = base;
        this.target = target;
        this.blocks = new int[Math.max(16, Integer.highestOneBit(base.length / BLOCK + 1) << 2)];
        for (int at = 0; at + BLOCK <= base.length; at += BLOCK) {
            int slot = slot(hash(base, at));
            blocks[slot] = blocks[slot] == 0 ? at + 1 : blocks[slot];
        }
    }

    /** Returns how many bases, one the base of the other, a file may rest on. */
    public static int maxBases() {
        return MAX_BASES;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= PRIME;
        }
        return power;
    }

    private static int hash(byte[] bytes, int from) {
        int hash = 0;
        for (int i = from; i < from + BLOCK; i++) {
            hash = hash * PRIME + bytes[i];
        }
        return hash;
    }

    private int slot(int hash) {
        return ((hash * 0x9E3779B1) >>> 7) & (blocks.length - 1);
    }

    /** Returns the difference from {@code base} to {@code target}. */
    public static byte[] encode(byte[] base, byte[] target) {
        FileDelta delta = new FileDelta(base, target);
        delta.findCopies();
        return delta.toBytes();
    }

    private void findCopies() {
        int at = 0;
        int hash = target.length >= BLOCK ? hash(target, 0) : 0;
        while (at + BLOCK <= target.length) {
            int from = blocks[slot(hash)] - 1;
            if (from >= 0 && Arrays.equals(base, from, from + BLOCK, target, at, at + BLOCK)) {
                at = copy(from, at);
                hash = at + BLOCK <= target.length ? hash(target, at) : 0;
            } else {
                if (at + BLOCK < target.length) {
                    hash = (hash - target[at] * OLDEST_FACTOR) * PRIME + target[at + BLOCK];
                }
                at++;
            }
        }
    }

    /** Adds the longest copy around a block that is in both, and returns where it ends. */
    private int copy(int inBase, int inTarget) {
        int before = 0;
        while (before < inBase
                && before < inTarget - written
                && base[inBase - before - 1] == target[inTarget - before - 1]) {
            before++;
        }
        int length = Arrays.mismatch(base, inBase, base.length, target, inTarget, target.length);
        int end = length < 0 ? target.length : inTarget + length;
        number(copies, inTarget - before - written);
        number(copies, inBase - before);
        number(copies, end - (inTarget - before));
        added.write(target, written, inTarget - before - written);
        written = end;
        count++;
        return end;
    }

    private byte[] toBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        number(all, count);
        all.writeBytes(copies.toByteArray());
        all.writeBytes(added.toByteArray());
        all.write(target, written, target.length - written);
        return all.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Returns the file that a delta makes of its base; empty if it is not the delta of such a base, or the file too large. */
    public static Optional<byte[]> apply(byte[] base, byte[] delta) {
        try {
            return new FileDeltaDecoder(base, delta).decode();
        } catch (IndexOutOfBoundsException e) { // it ends too early, or names what is not there
            return Optional.empty();
        }
    }
}
