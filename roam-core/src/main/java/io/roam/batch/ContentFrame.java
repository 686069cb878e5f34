package io.roam.batch;

/**
 * A frame of a pack with the contents of one batch or several.
 *
 * @param at its offset in the file
 * @param plainBytes how many bytes it holds
 */
record ContentFrame(long at, long length, long plainBytes) {
    /** Whether it may hold several batches, and is read at one go. */
    boolean isShared() {
        return plainBytes <= BatchLimits.MAX_SHARED_FRAME_BYTES;
    }
}
