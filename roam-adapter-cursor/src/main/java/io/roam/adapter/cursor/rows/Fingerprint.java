package io.roam.adapter.cursor.rows;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Short sums that tell whether something changed. */
public final class Fingerprint {
    private Fingerprint() {}

    public static long of(byte[] bytes) {
        return Hashing.farmHashFingerprint64().hashBytes(bytes).asLong();
    }

    /** Of a row, by its key and its number; the sum over rows does not depend on their order. */
    public static long of(String key, long rowid) {
        return Hashing.farmHashFingerprint64()
                .newHasher()
                .putString(key, StandardCharsets.UTF_8)
                .putLong(rowid)
                .hash()
                .asLong();
    }
}
