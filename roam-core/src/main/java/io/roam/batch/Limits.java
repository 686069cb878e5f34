package io.roam.batch;

import java.nio.charset.StandardCharsets;

/** What docs/pool-format.md bounds, so that no file can make a reader use more than it has. */
final class Limits {
    static final int HEADER_BYTES = 1 << 16;
    static final int TABLE_BYTES = 1 << 26;
    static final int RECORDS = 1 << 20;
    static final int TRACKS = 1 << 16;
    static final int PAYLOAD_BYTES = 1 << 28;
    static final int NAME = 1 << 20;
    static final long PLAIN_BYTES = 1L << 32;
    static final long FILE_BYTES = PLAIN_BYTES + TABLE_BYTES + (1L << 20);
    static final long WINDOW_BYTES = 1L << 23;
    static final long LENGTH = 1L << 53;

    private Limits() {}

    /** Whether a key is no longer than one may be. */
    static boolean isKey(String key) {
        return key.length() <= NAME && key.getBytes(StandardCharsets.UTF_8).length <= NAME;
    }
}
