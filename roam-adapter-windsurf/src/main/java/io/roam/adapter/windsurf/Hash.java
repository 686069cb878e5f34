package io.roam.adapter.windsurf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. */
final class Hash {
    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return new Hash().add(bytes, 0, bytes.length).finish();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    Hash add(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        return this;
    }

    byte[] finish() {
        return digest.digest();
    }
}
