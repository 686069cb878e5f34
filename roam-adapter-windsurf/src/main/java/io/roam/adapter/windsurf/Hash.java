package io.roam.adapter.windsurf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. */
public final class Hash {
    private final MessageDigest digest;

    public Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static byte[] of(byte[] bytes) {
        return new Hash().add(bytes, 0, bytes.length).finish();
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    public Hash add(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        return this;
    }

    public byte[] finish() {
        return digest.digest();
    }
}
