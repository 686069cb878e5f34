package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals without AES-GCM of the JDK: AES in counter mode, and GHASH computed bit by bit after NIST SP 800-38D. It shares no code with the
 * adapter.
 */
public final class TestEnvelope {
    public static final String KEY = "safeCodeiumworldKeYsecretBalloon";

    private TestEnvelope() {}

    public static byte[] seal(String key, byte[] nonce, byte[] content) {
        try {
            SecretKeySpec aes = new SecretKeySpec(key.getBytes(US_ASCII), "AES");
            byte[] encrypted = encryptCounter(aes, nonce, 2, content);
            byte[] tag = encryptCounter(aes, nonce, 1, ghash(encryptBlock(aes, new byte[16]), encrypted));
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(nonce);
            sealed.writeBytes(encrypted);
            sealed.writeBytes(tag);
            return sealed.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encryptBlock(SecretKeySpec key, byte[] in) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(in);
    }

    private static byte[] encryptCounter(SecretKeySpec key, byte[] nonce, int from, byte[] in)
            throws GeneralSecurityException {
        byte[] start = Arrays.copyOf(nonce, 16);
        start[15] = (byte) from;
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
        return cipher.doFinal(in);
    }

    private static byte[] ghash(byte[] h, byte[] encrypted) {
        byte[] sum = new byte[16];
        for (int at = 0; at < encrypted.length; at += 16) {
            sum = multiply(
                    xor(sum, Arrays.copyOf(Arrays.copyOfRange(encrypted, at, Math.min(at + 16, encrypted.length)), 16)),
                    h);
        }
        byte[] lengths = new byte[16];
        long bits = encrypted.length * 8L;
        for (int i = 0; i < 8; i++) {
            lengths[15 - i] = (byte) (bits >>> 8 * i);
        }
        return multiply(xor(sum, lengths), h);
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= b[i];
        }
        return sum;
    }

    private static byte[] multiply(byte[] x, byte[] y) {
        byte[] z = new byte[16];
        byte[] v = y.clone();
        for (int i = 0; i < 128; i++) {
            if ((x[i / 8] >>> 7 - i % 8 & 1) == 1) {
                z = xor(z, v);
            }
            boolean low = (v[15] & 1) == 1;
            for (int j = 15; j >= 0; j--) {
                v[j] = (byte) ((v[j] & 0xff) >>> 1 | (j > 0 ? (v[j - 1] & 1) << 7 : 0));
            }
            v[0] ^= (byte) (low ? 0xe1 : 0);
        }
        return z;
    }
}
