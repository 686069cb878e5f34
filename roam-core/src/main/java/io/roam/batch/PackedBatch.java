package io.roam.batch;

import io.roam.chain.BatchId;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch lies in its pack.
 *
 * @param header the offset of its header among the statements; table and signature follow
 * @param frame the frame with its content; null if it has none
 * @param offset of the content in what the frame holds
 */
record PackedBatch(
        BatchId id,
        int header,
        int headerBytes,
        int tableBytes,
        long contentBytes,
        @Nullable ContentFrame frame,
        int offset) {
    int table() {
        return header + headerBytes;
    }

    int signature() {
        return table() + tableBytes;
    }

    int end() {
        return signature() + BatchSignature.BYTES;
    }
}
