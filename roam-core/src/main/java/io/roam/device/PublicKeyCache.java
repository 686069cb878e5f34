package io.roam.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.chain.Hash;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A cache file with the public half of a key, followed by the hash of both halves, so that the half of another key, or a damaged one, is
 * not used.
 */
final class PublicKeyCache {
    private static final byte[] PREFIX = "roam self 1\n".getBytes(US_ASCII);

    private final Path file;
    private final byte[] seed;

    PublicKeyCache(Path file, byte[] seed) {
        this.file = file;
        this.seed = seed;
    }

    /** Returns the cached half, or derives it and writes it to the cache. */
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
        } catch (IOException e) { // not in the cache yet
            return new byte[0];
        }
    }

    private void keep(byte[] raw) {
        try {
            try (OutputStream out = Channels.newOutputStream(Disk.openPrivate(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
                out.write(with(raw));
            }
        } catch (IOException e) { // it is derived again the next time
            return;
        }
    }

    private byte[] with(byte[] raw) {
        byte[] kept = Arrays.copyOf(raw, raw.length + Hash.BYTES);
        System.arraycopy(Hash.of(PREFIX, seed, raw).bytes(), 0, kept, raw.length, Hash.BYTES);
        return kept;
    }
}
