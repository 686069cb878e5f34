package io.roam.device;

import com.google.common.primitives.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A device's public Ed25519 key. */
public final class DevicePublicKey {
    /** The number of bytes of a raw key. */
    public static final int BYTES = 32;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;

    private DevicePublicKey(byte[] raw) {
        this.raw = raw;
    }

    /** Returns the key of 32 raw bytes. */
    public static DevicePublicKey of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("a public key has 32 bytes, not " + raw.length);
        }
        return new DevicePublicKey(raw.clone());
    }

    static DevicePublicKey ofX509(byte[] encoded) {
        return of(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** Parses a key in base64url; empty for any other text. */
    public static Optional<DevicePublicKey> parse(String text) {
        return SignedJson.decode(text).filter(raw -> raw.length == BYTES).map(DevicePublicKey::of);
    }

    /** Returns the id of the device that has this key. */
    public DeviceId id() {
        return DeviceId.of(raw);
    }

    /** Whether {@code signature} is that of {@code message} by the private half; false also for malformed input. */
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Bytes.concat(X509_PREFIX, raw))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException
                | RuntimeException e) { // not a point of the curve, or not a number of the field
            return false;
        }
    }

    /** Returns the 32 bytes, in a new array. */
    public byte[] bytes() {
        return raw.clone();
    }

    /** Returns the key in base64url without padding. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DevicePublicKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return id().fingerprint();
    }
}
