package io.roam.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.chain.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The public half of a key, kept in a file of a cache: behind it stands the hash of both halves, so that another key's, or a damaged one, is
 * none.
 */
final class PublicKeyCache {
    private static final byte[] PREFIX = "roam self 1\n".getBytes(US_ASCII);

    private final Path file;
    private final byte[] seed;

    PublicKeyCache(Path file, byte[] seed) {
        this.file = file;
        this.seed = seed;
    }

    /** What is kept; else what is derived, which is kept from then on. */
    Supplier<DevicePublicKey> getOrDerive(Supplier<DevicePublicKey> derived) {
        return () -> {
            byte[] raw = read();
            if (raw.length == DevicePublicKey.BYTES) {
                return DevicePublicKey.of(raw);
            }
            DevicePublicKey key = derived.get();
            keep(key.bytes());
            return key;
        };
    }

    private byte[] read() {
        try {
            byte[] kept = Files.readAllBytes(file);
            byte[] raw = Arrays.copyOf(kept, Math.min(kept.length, DevicePublicKey.BYTES));
            return Arrays.equals(kept, with(raw)) ? raw : new byte[0];
        } catch (IOException e) { // not kept yet
            return new byte[0];
        }
    }

    private void keep(byte[] raw) {
        try {
            Files.write(file, with(raw));
        } catch (IOException e) { // then it is derived again
            return;
        }
    }

    private byte[] with(byte[] raw) {
        byte[] kept = Arrays.copyOf(raw, raw.length + Hash.BYTES);
        System.arraycopy(Hash.of(PREFIX, seed, raw).bytes(), 0, kept, raw.length, Hash.BYTES);
        return kept;
    }
}
