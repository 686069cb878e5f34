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
    /** How many bytes a raw key has. */
    public static final int BYTES = 32;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;

    private DevicePublicKey(byte[] raw) {
        this.raw = raw;
    }

    /** The key that 32 raw bytes are. */
    public static DevicePublicKey of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("a public key has 32 bytes, not " + raw.length);
        }
        return new DevicePublicKey(raw.clone());
    }

    static DevicePublicKey ofX509(byte[] encoded) {
        return of(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** The key that a base64url text is; empty for any other text. */
    public static Optional<DevicePublicKey> parse(String text) {
        return SignedJson.decode(text).filter(raw -> raw.length == BYTES).map(DevicePublicKey::of);
    }

    /** The id of the device that has this key. */
    public DeviceId id() {
        return DeviceId.of(raw);
    }

    /** Whether {@code signature} was made over {@code message} with the private half; false for whatever is malformed. */
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Bytes.concat(X509_PREFIX, raw))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) { // no point of the curve, no number of the field
            return false;
        }
    }

    /** Its 32 bytes; the caller's own. */
    public byte[] bytes() {
        return raw.clone();
    }

    /** Itself in base64url without padding. */
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
