package io.roam.chain;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A map from batch ids to numbers, for very many of them: 30 to 38 bytes each. It knows an id by its first 16 bytes, which suffice, since ids are
 * hashes. Not thread-safe.
 */
public final class BatchIdMap {
    private static final int LONGS_OF_ENTRY = 3;
    private static final int MIN_SLOTS = 16;
    private static final long NONE = Long.MIN_VALUE;

    private final long seed = new SecureRandom().nextLong() | 1; // so that an attacker cannot choose ids that collide
    private long[] slots = emptySlots(MIN_SLOTS);
    private int size;

    private static long[] emptySlots(int count) {
        long[] slots = new long[Math.multiplyExact(count, LONGS_OF_ENTRY)];
        Arrays.fill(slots, NONE);
        return slots;
    }

    /** Returns the number of ids. */
    public int size() {
        return size;
    }

    /** Returns the number of an id; empty if it has none. */
    public OptionalLong find(BatchId id) {
        long number = slots[slotOf(id.hash().a(), id.hash().b()) + 2];
        return number == NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Gives an id a number, in place of the one that it has; any number but the smallest. */
    public void put(BatchId id, long number) {
        put(id.hash().a(), id.hash().b(), number);
    }

    /** Gives a number to the id that begins with these 16 bytes. */
    public void put(long a, long b, long number) {
        if (number == NONE) {
            throw new IllegalArgumentException("the smallest number stands for none");
        }
        if (size >= slots.length / LONGS_OF_ENTRY / 5 * 4) {
            grow();
        }
        int slot = slotOf(a, b);
        size += slots[slot + 2] == NONE ? 1 : 0;
        slots[slot] = a;
        slots[slot + 1] = b;
        slots[slot + 2] = number;
    }

    /** Returns the slot that an id has, or gets. */
    private int slotOf(long a, long b) {
        int count = slots.length / LONGS_OF_ENTRY;
        long mixed = (a ^ Long.rotateLeft(b, 32)) * seed;
        int slot = (int) Math.multiplyHigh(mixed >>> 1, 2L * count); // in proportion to the mixed bits
        while (slots[slot * LONGS_OF_ENTRY + 2] != NONE && !isAt(slot * LONGS_OF_ENTRY, a, b)) {
            slot = slot + 1 == count ? 0 : slot + 1;
        }
        return slot * LONGS_OF_ENTRY;
    }

    private boolean isAt(int slot, long a, long b) {
        return slots[slot] == a && slots[slot + 1] == b;
    }

    private void grow() {
        long[] old = slots;
        int count = old.length / LONGS_OF_ENTRY;
        slots = emptySlots(count + count / 4 + 1);
        for (int slot = 0; slot < old.length; slot += LONGS_OF_ENTRY) {
            if (old[slot + 2] != NONE) {
                System.arraycopy(old, slot, slots, slotOf(old[slot], old[slot + 1]), LONGS_OF_ENTRY);
            }
        }
    }

    /** Removes all ids. */
    public void clear() {
        slots = emptySlots(MIN_SLOTS);
        size = 0;
    }
}
