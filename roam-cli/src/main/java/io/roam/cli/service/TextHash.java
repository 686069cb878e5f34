package io.roam.cli.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

final class TextHash {
    private TextHash() {}

    /** Returns the SHA-256 of a text in hex digits. */
    static String sha256(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) { // required of every Java platform
            throw new IllegalStateException(e);
        }
    }
}
