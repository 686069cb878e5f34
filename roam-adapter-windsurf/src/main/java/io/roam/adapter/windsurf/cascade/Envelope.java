package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The envelope of a file: a nonce, then the content encrypted and authenticated by AES-256-GCM. */
public final class Envelope {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** The key of every installation. It is no secret: the tool and other programs publish it. */
    static final String PUBLISHED_KEY = "safeCodeiumworldKeYsecretBalloon";

    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;

    private Envelope(SecretKeySpec key) {
        this.key = key;
    }

    /** Returns an envelope with that key; empty if the key has a wrong length. */
    public static Optional<Envelope> withKey(String key) {
        byte[] bytes = key.getBytes(US_ASCII);
        return bytes.length == 32 ? Optional.of(new Envelope(new SecretKeySpec(bytes, "AES"))) : Optional.empty();
    }

    /** Decrypts a file; empty if it was changed, has another form, or was sealed with another key. */
    public Optional<byte[]> open(byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Encrypts a content. Each content needs a new nonce. */
    byte[] seal(byte[] nonce, byte[] content) {
        try {
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + content.length + TAG_BYTES);
            cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content, 0, content.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce, 0, NONCE_BYTES));
        return cipher;
    }
}
