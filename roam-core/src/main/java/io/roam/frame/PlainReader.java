package io.roam.frame;

import io.roam.chain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the plain bytes of a part of a batch, in constant memory; damage is a a {@link java.io.StreamCorruptedException}. */
public final class PlainReader extends InputStream {
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int FIRST_ALLOCATION_BYTES = 1 << 20;

    private final PlainSource source;
    private final byte[] uncompressed;
    private int position;
    private int limit;
    private long uncompressedLeft;
    private @Nullable Sha256 whole;

    /** @param plainBytes how many bytes the source should hold; it is read no further */
    public PlainReader(PlainSource source, long plainBytes) {
        this.source = source;
        this.uncompressedLeft = plainBytes;
        uncompressed = new byte[(int) Math.min(BUFFER_BYTES, plainBytes + 1)];
    }

    /** Reads bytes if none are ready; returns false at the end. */
    private boolean fill() {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = source.read(uncompressed);
        uncompressedLeft -= limit;
        FrameDamage.check(uncompressedLeft >= 0, "it contains more data than stated");
        if (whole != null) {
            whole.add(uncompressed, 0, limit);
        }
        return limit > 0;
    }

    @Override
    public int read() {
        return fill() ? uncompressed[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = advance(length);
        System.arraycopy(uncompressed, position - count, into, from, count);
        return count;
    }

    /** Skips at most {@code most} of the bytes that are ready, and returns how many; fails at the end. */
    private int advance(long most) {
        FrameDamage.check(fill(), "it contains less data than stated");
        int count = (int) Math.min(most, limit - position);
        position += count;
        return count;
    }

    /** Adds the next {@code length} bytes to {@code sum}. */
    public void hash(int length, Sha256 sum) {
        for (int left = length; left > 0; ) {
            int count = advance(left);
            sum.add(uncompressed, position - count, count);
            left -= count;
        }
    }

    /** Returns the next {@code length} bytes, and allocates memory only as they turn out to exist. */
    public byte[] readBytes(int length) {
        byte[] bytes = new byte[Math.min(length, FIRST_ALLOCATION_BYTES)];
        for (int have = 0; have < length; ) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, have * 4L));
            }
            int count = advance(bytes.length - have);
            System.arraycopy(uncompressed, position - count, bytes, have, count);
            have += count;
        }
        return bytes;
    }

    /** Returns all bytes that are left. */
    public byte[] readRest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (fill()) {
            rest.write(uncompressed, position, limit - position);
            position = limit;
        }
        source.checkEnd();
        return rest.toByteArray();
    }

    public void skipBytes(long length) {
        for (long left = length; left > 0; ) {
            left -= advance(left);
        }
    }

    /** Returns the next byte; fails at the end. */
    public byte readByte() {
        advance(1);
        return uncompressed[position - 1];
    }

    /**
     * Returns what {@code reading}, the first that reads, makes of the bytes. If they are not what they should be, that is the error,
     * whatever else was found.
     */
    public <T> T readAll(PlainDigest digest, Supplier<T> reading) {
        Sha256 sum = new Sha256();
        whole = sum;
        T read;
        try {
            read = reading.get();
        } catch (RuntimeException e) {
            expect(digest, sum);
            throw e;
        }
        expect(digest, sum);
        return read;
    }

    private void expect(PlainDigest digest, Sha256 sum) {
        while (fill()) {
            position = limit;
        }
        source.checkEnd();
        FrameDamage.check(uncompressedLeft == 0, "it contains less data than stated");
        FrameDamage.check(sum.finish().equals(digest.sha256()), "its content is not what was signed");
    }

    @Override
    public void close() {
        source.close();
    }
}
