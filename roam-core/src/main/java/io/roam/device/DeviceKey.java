package io.roam.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.base.Suppliers;
import com.google.common.primitives.Bytes;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A device's private Ed25519 key, which never leaves it. Its file is PKCS#8 in PEM. */
public final class DeviceKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final Supplier<KeyPair> pair;
    private final Supplier<DevicePublicKey> publicKey;

    private DeviceKey(byte[] seed, UnaryOperator<Supplier<DevicePublicKey>> known) {
        this.seed = seed;
        this.pair = Suppliers.memoize(() -> pair(seed));
        this.publicKey = Suppliers.memoize(
                known.apply(() -> DevicePublicKey.ofX509(pair.get().getPublic().getEncoded()))::get);
    }

    /** Generates a new key. */
    public static DeviceKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new DeviceKey(seed, derived -> derived);
    }

    /** Loads the key in {@code file}. */
    public static DeviceKey load(Path file) {
        return new DeviceKey(read(file), derived -> derived);
    }

    /**
     * Loads the key in {@code file} faster: its public half, which Java derives slowly, is kept in a cache.
     *
     * @param cache the folder of the caches
     */
    public static DeviceKey load(Path file, Path cache) {
        byte[] seed = read(file);
        return new DeviceKey(seed, new PublicKeyCache(cache.resolve("self"), seed)::getOrDerive);
    }

    private static byte[] read(Path file) {
        String text;
        try {
            text = Files.readString(file, US_ASCII);
        } catch (IOException e) {
            throw new DiskException("cannot read this device's key", file, e);
        }
        return seed(text, file);
    }

    private static byte[] seed(String pem, Path file) {
        String body = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        byte[] der;
        try {
            der = Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new UnreadableKeyException(file);
        }
        boolean whole = der.length == PKCS8_PREFIX.length + SEED_BYTES && Bytes.indexOf(der, PKCS8_PREFIX) == 0;
        if (!whole) {
            throw new UnreadableKeyException(file);
        }
        return Arrays.copyOfRange(der, PKCS8_PREFIX.length, der.length);
    }

    /** Writes the key into {@code file}, which must not exist. */
    public void store(Disk disk, Path file) {
        String body = Base64.getEncoder().encodeToString(Bytes.concat(PKCS8_PREFIX, seed));
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            disk.delete(next);
            try (OutputStream out = disk.create(next)) {
                out.write((BEGIN + "\n" + body + "\n" + END + "\n").getBytes(US_ASCII));
            }
            disk.publish(next, file);
        } catch (IOException e) {
            throw new DiskException("cannot write this device's key", file, e);
        }
    }

    /** Returns the signature of {@code message}: 64 bytes, always the same. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.get().getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java since 15 has Ed25519", e);
        }
    }

    public DevicePublicKey publicKey() {
        return publicKey.get();
    }

    /** Derives the key pair: the JDK derives a public key only when it generates a pair, so the seed is its source of randomness. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java since 15 has Ed25519", e);
        }
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            if (into.length != bytes.length) {
                throw new IllegalStateException("a seed of " + into.length + " bytes is asked for");
            }
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
