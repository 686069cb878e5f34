package io.roam.chain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes SHA-256 over bytes that are added in pieces; reusable after {@link #finish}. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds a part of {@code bytes}. */
    public Sha256 add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
        return this;
    }

    /** Adds the remaining bytes of {@code bytes}. */
    public Sha256 add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the 32 bytes of a hash. */
    public Sha256 add(Hash hash) {
        digest.update(hash.bytes());
        return this;
    }

    /** Returns the hash of all added bytes, and starts anew. */
    public Hash finish() {
        return Hash.wrap(digest.digest());
    }
}
