package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The part of the record table for one track (docs/develop/archive-format.md §2.2). */
final class TrackTable {
    static final char EVENT = 'e';
    static final char STATE = 's';
    static final char PROPERTY = 'l';
    static final char REVISION = 'r';
    static final char FILE = 'f';
    static final char DELTA = 'd';

    final StringBuilder classes = new StringBuilder();
    final IntArray lengths = new IntArray();
    final BitSet unterminated = new BitSet();
    final SparseValues<String> keys = new SparseValues<>();
    final SparseValues<byte[]> identities = new SparseValues<>();
    final SparseValues<Integer> changes = new SparseValues<>();
    final SparseValues<Integer> nths = new SparseValues<>();
    String name = "";
    boolean lines;

    @Nullable
    TrackValue from;

    @Nullable
    Hash whole;

    @Nullable
    Hash base;

    boolean isMain() {
        return name.isEmpty();
    }

    /** Whether the track is one whole file, and so has one record. */
    boolean isFile() {
        return classes.length() > 0 && (kind(0) == FILE || isDelta());
    }

    /** Whether the track is one whole file that is kept as the difference to another one. */
    boolean isDelta() {
        return classes.length() > 0 && kind(0) == DELTA;
    }

    /** Returns the hash of the file, if it is kept as a difference. */
    Hash whole() {
        return whole == null ? Hash.ZERO : whole;
    }

    /** Returns the hash of the file to which it is the difference. */
    Hash base() {
        return base == null ? Hash.ZERO : base;
    }

    int records() {
        return classes.length();
    }

    char kind(int index) {
        return classes.charAt(index);
    }

    boolean endsWithLineFeed(int index) {
        return lines && !unterminated.get(index);
    }

    /** Returns how many bytes of the content the record takes. */
    long bytes(int index) {
        return lengths.get(index) + (endsWithLineFeed(index) ? 1L : 0L);
    }

    long bytes() {
        long sum = 0;
        for (int i = 0; i < records(); i++) {
            sum += bytes(i);
        }
        return sum;
    }

    String key(int index) {
        String key = keys.get(index);
        return key == null ? "" : key;
    }

    int change(int index) {
        Integer change = changes.get(index);
        return change == null ? 0 : change;
    }

    int nth(int index) {
        Integer nth = nths.get(index);
        return nth == null ? 1 : nth;
    }

    /** Whether the record is identified by something else than its payload. */
    boolean hasOwnIdentity(int index) {
        return isMain() && kind(index) == EVENT && identities.get(index) != null;
    }

    /** Returns the value of the track before the batch; a file has none. */
    TrackValue startValue() {
        return from == null ? new TrackValue(Hash.ZERO, 0) : from;
    }
}
