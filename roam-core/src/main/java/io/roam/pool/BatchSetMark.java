package io.roam.pool;

import io.roam.chain.BatchId;

/**
 * Tells two sets of batches apart. Half of each id suffices, since ids are hashes.
 *
 * @param packed how many of the batches are in packs
 */
record BatchSetMark(int count, int packed, long sum, long mixed) {
    static final BatchSetMark EMPTY = new BatchSetMark(0, 0, 0, 0);

    BatchSetMark plus(BatchId id) {
        return new BatchSetMark(
                count + 1, packed, sum + id.hash().a(), mixed ^ id.hash().b());
    }

    BatchSetMark withPacked(int now) {
        return new BatchSetMark(count, now, sum, mixed);
    }

    /** Returns a text that depends on the set alone, and not on how it is packed. */
    String text() {
        return count + "." + sum + "." + mixed;
    }
}
