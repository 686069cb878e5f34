package io.roam.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one-time secret in a pairing code, which proves that a device was given the code. */
public final class PairingToken {
    static final int BYTES = 12;

    private static final byte[] DOMAIN = "roam knock 1\n".getBytes(UTF_8);

    private final byte[] raw;

    private PairingToken(byte[] raw) {
        this.raw = raw;
    }

    /** Generates a new token. */
    public static PairingToken generate(SecureRandom random) {
        byte[] raw = new byte[BYTES];
        random.nextBytes(raw);
        return new PairingToken(raw);
    }

    static PairingToken of(byte[] raw) {
        return new PairingToken(raw.clone());
    }

    /** Parses a token in base64url; empty for any other text. */
    public static Optional<PairingToken> parse(String text) {
        return SignedJson.decode(text).filter(raw -> raw.length == BYTES).map(PairingToken::new);
    }

    /** Returns the proof for {@code asked} that {@code newcomer} knows this token. */
    public byte[] proof(DevicePublicKey newcomer, DeviceId asked) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(raw, "HmacSHA256"));
            return mac.doFinal(
                    Bytes.concat(DOMAIN, newcomer.bytes(), asked.text().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HmacSHA256", e);
        }
    }

    /** Whether {@code proof} is that proof, compared in constant time. */
    public boolean proves(byte[] proof, DevicePublicKey newcomer, DeviceId asked) {
        return MessageDigest.isEqual(proof(newcomer, asked), proof);
    }

    byte[] bytes() {
        return raw.clone();
    }

    /** Returns the token in base64url, for this device's own ledger. */
    public String text() {
        return SignedJson.encode(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairingToken token && MessageDigest.isEqual(raw, token.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return "a pairing token"; // never into a log
    }
}
