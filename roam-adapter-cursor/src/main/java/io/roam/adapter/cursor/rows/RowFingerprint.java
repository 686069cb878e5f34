package io.roam.adapter.cursor.rows;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Short hashes that show whether something changed. */
public final class RowFingerprint {
    private RowFingerprint() {}

    public static long of(byte[] bytes) {
        return Hashing.farmHashFingerprint64().hashBytes(bytes).asLong();
    }

    /** Returns the hash of a row's key and number. The sum over rows does not depend on their order. */
    public static long of(String key, long rowid) {
        return Hashing.farmHashFingerprint64()
                .newHasher()
                .putString(key, StandardCharsets.UTF_8)
                .putLong(rowid)
                .hash()
                .asLong();
    }

    /** Returns the first half of a SHA-256, which is enough to notice accidents. */
    public static String hashOf(byte[] bytes) {
        return Hashing.sha256().hashBytes(bytes).toString().substring(0, 32);
    }
}
