package io.roam.chain;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A SHA-256 value, ordered as an unsigned number.
 *
 * @param a its first 8 bytes, big-endian, and so on
 */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
    /** The number of bytes. */
    public static final int BYTES = 32;

    /** All bits zero: stands for no hash. */
    public static final Hash ZERO = new Hash(0, 0, 0, 0);

    /** The hash of zero bytes. */
    public static final Hash OF_NOTHING = new Sha256().finish();

    /** Returns the hash of {@code bytes}. */
    public static Hash of(byte[] bytes) {
        return new Sha256().add(bytes).finish();
    }

    /** Returns the hash of the joined parts. */
    public static Hash of(byte[]... parts) {
        Sha256 sum = new Sha256();
        for (byte[] part : parts) {
            sum.add(part);
        }
        return sum.finish();
    }

    /** Returns the value of 32 bytes. */
    public static Hash wrap(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** Parses 64 lower-case hex digits; empty for any other text. */
    public static Optional<Hash> parse(String hex) {
        return isHex(hex) ? Optional.of(wrap(HexFormat.of().parseHex(hex))) : Optional.empty();
    }

    private static boolean isHex(String text) {
        boolean hex = text.length() == 2 * BYTES;
        for (int i = 0; hex && i < text.length(); i++) {
            char digit = text.charAt(i);
            hex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return hex;
    }

    /** Returns the 32 bytes, in a new array. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    /** Returns 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public int compareTo(Hash other) {
        int byA = Long.compareUnsigned(a, other.a);
        int byB = byA != 0 ? byA : Long.compareUnsigned(b, other.b);
        int byC = byB != 0 ? byB : Long.compareUnsigned(c, other.c);
        return byC != 0 ? byC : Long.compareUnsigned(d, other.d);
    }

    @Override
    public int hashCode() {
        return (int) d; // any bits of a hash are as good as all
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && a == hash.a && b == hash.b && c == hash.c && d == hash.d;
    }

    @Override
    public String toString() {
        return hex();
    }
}
