package io.roam.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one-time secret in a pairing code: who proves to know it was given the code. */
public final class PairingToken {
    static final int BYTES = 16;

    private static final byte[] DOMAIN = "roam knock 1\n".getBytes(UTF_8);

    private final byte[] raw;

    private PairingToken(byte[] raw) {
        this.raw = raw;
    }

    /** Makes a new one. */
    public static PairingToken generate(SecureRandom random) {
        byte[] raw = new byte[BYTES];
        random.nextBytes(raw);
        return new PairingToken(raw);
    }

    static PairingToken of(byte[] raw) {
        return new PairingToken(raw.clone());
    }

    /** The token that a base64url text is; empty for any other text. */
    public static Optional<PairingToken> parse(String text) {
        return SignedJson.decode(text).filter(raw -> raw.length == BYTES).map(PairingToken::new);
    }

    /** That {@code newcomer} knows this token, for {@code asked} alone. */
    public byte[] proof(DevicePublicKey newcomer, DevicePublicKey asked) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(raw, "HmacSHA256"));
            return mac.doFinal(Bytes.concat(DOMAIN, newcomer.bytes(), asked.bytes()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HmacSHA256", e);
        }
    }

    /** Whether {@code proof} is that proof; takes the same time for every wrong one. */
    public boolean proves(byte[] proof, DevicePublicKey newcomer, DevicePublicKey asked) {
        return MessageDigest.isEqual(proof(newcomer, asked), proof);
    }

    byte[] bytes() {
        return raw.clone();
    }

    /** Itself in base64url, for this device's own notes. */
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
