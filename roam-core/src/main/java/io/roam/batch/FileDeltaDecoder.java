package io.roam.batch;

import java.util.Objects;
import java.util.Optional;

/** Makes a file of its base and a delta, both of which may be false. */
final class FileDeltaDecoder {
    private static final int MAX_SHIFT = 28;

    private final byte[] base;
    private final byte[] delta;
    private int next;

    FileDeltaDecoder(byte[] base, byte[] delta) {
        this.base = base;
        this.delta = delta;
    }

    /** Returns the file; empty if it would be too large. An index out of bounds means that the delta is false. */
    Optional<byte[]> decode() {
        int count = number();
        int copies = next;
        long copied = 0;
        long added = 0;
        for (int i = 0; i < count; i++) {
            added += number();
            int inBase = number();
            int length = number();
            Objects.checkFromIndexSize(inBase, length, base.length);
            copied += length;
        }
        int from = next;
        long size = copied + delta.length - from;
        if (added > delta.length - from || size > BatchLimits.MAX_PAYLOAD_BYTES) {
            return Optional.empty();
        }
        next = copies;
        return Optional.of(assemble(count, from, (int) size));
    }

    private byte[] assemble(int count, int addedFrom, int size) {
        byte[] file = new byte[size];
        int from = addedFrom;
        int at = 0;
        for (int i = 0; i < count; i++) {
            int added = number();
            int inBase = number();
            int length = number();
            System.arraycopy(delta, from, file, at, added);
            System.arraycopy(base, inBase, file, at + added, length);
            from += added;
            at += added + length;
        }
        System.arraycopy(delta, from, file, at, delta.length - from);
        return file;
    }

    private int number() {
        int number = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            byte part = delta[next++];
            number |= (part & 0x7f) << shift;
            if (part >= 0) {
                return Objects.checkIndex(number, Integer.MAX_VALUE);
            }
        }
        throw new IndexOutOfBoundsException("a number of more than 31 bits");
    }
}
