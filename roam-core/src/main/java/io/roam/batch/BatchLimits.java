package io.roam.batch;

import java.nio.charset.StandardCharsets;

/** The limits of docs/develop/archive-format.md, so that no file can exhaust the memory of its reader. */
final class BatchLimits {
    static final int MAX_HEADER_BYTES = 1 << 16;
    static final int MAX_TABLE_BYTES = 1 << 26;
    static final int MAX_RECORDS = 1 << 20;
    static final int MAX_TRACKS = 1 << 16;
    static final int MAX_PAYLOAD_BYTES = 1 << 28;
    static final int MAX_KEY_BYTES = 1 << 20;
    static final int MAX_DESCRIPTION_CHARACTERS = 1 << 16;
    static final long MAX_UNCOMPRESSED_BYTES = 1L << 32;
    static final long MAX_FILE_BYTES = (MAX_UNCOMPRESSED_BYTES + MAX_TABLE_BYTES) / 8 * 9 + (1L << 20);
    static final int MAX_PACK_BATCHES = 1 << 12;
    static final int MAX_STATEMENT_BYTES = MAX_TABLE_BYTES + MAX_HEADER_BYTES + (1 << 10);
    static final int MAX_SHARED_FRAME_BYTES = 1 << 21;
    static final long MAX_CHAIN_LENGTH = 1L << 53;

    private BatchLimits() {}

    /** Whether a key is within the limit. */
    static boolean isKey(String key) {
        return key.length() <= MAX_KEY_BYTES && key.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
    }
}
