package io.roam.batch;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.roam.chain.Sha256;
import io.roam.json.MalformedJsonException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the content of one Zstandard frame in constant memory; damage is a {@link BatchFormatException}. */
final class FrameReader extends InputStream {
    private static final int IN_BYTES = 1 << 16;
    private static final int OUT_BYTES = 1 << 17;
    private static final int FIRST_ALLOCATION_BYTES = 1 << 20;

    private final FileRange file;
    private final ZstdDecompressCtx zstd;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private final byte[] uncompressed;
    private int position;
    private int limit;
    private long at;
    private long inLeft;
    private long uncompressedLeft;
    private boolean finished;
    private @Nullable Sha256 whole;

    /** @param plainBytes how many uncompressed bytes the frame should hold; it is read no further */
    FrameReader(FileRange file, long at, long length, long plainBytes) {
        this.file = file;
        this.at = at;
        this.inLeft = length;
        this.uncompressedLeft = plainBytes;
        ZstdWindow.check(file.read(at, (int) Math.min(ZstdWindow.HEAD_BYTES, length)));
        in = ByteBuffer.allocateDirect((int) Math.min(IN_BYTES, length)).limit(0);
        out = ByteBuffer.allocateDirect((int) Math.min(OUT_BYTES, plainBytes + 1));
        uncompressed = new byte[out.capacity()];
        zstd = new ZstdDecompressCtx();
    }

    /** Decompresses bytes if none are ready; returns false at the end of the frame. */
    private boolean fill() {
        if (position < limit) {
            return true;
        }
        out.clear();
        while (!finished && out.position() == 0) {
            finished = decompress();
        }
        out.flip();
        position = 0;
        limit = out.remaining();
        uncompressedLeft -= limit;
        BatchFormatException.checkIntact(uncompressedLeft >= 0, "it holds more than it says");
        out.get(uncompressed, 0, limit);
        if (whole != null) {
            whole.add(uncompressed, 0, limit);
        }
        return limit > 0;
    }

    private boolean decompress() {
        if (!in.hasRemaining()) {
            refill();
        }
        try {
            return zstd.decompressDirectByteBufferStream(out, in);
        } catch (ZstdException e) {
            throw BatchFormatException.damaged("what it holds is damaged");
        }
    }

    private void refill() {
        BatchFormatException.checkIntact(inLeft > 0, "its frame is cut off");
        in.clear().limit((int) Math.min(in.capacity(), inLeft));
        file.read(at, in);
        at += in.position();
        inLeft -= in.position();
        in.flip();
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

    /** Skips at most {@code most} of the bytes that are ready, and returns how many; fails at the end of the frame. */
    private int advance(long most) {
        BatchFormatException.checkIntact(fill(), "it holds less than it says");
        int count = (int) Math.min(most, limit - position);
        position += count;
        return count;
    }

    /** Adds the next {@code length} bytes to {@code sum}. */
    void hash(int length, Sha256 sum) {
        for (int left = length; left > 0; ) {
            int count = advance(left);
            sum.add(uncompressed, position - count, count);
            left -= count;
        }
    }

    /** Returns the next {@code length} bytes, and allocates memory only as they turn out to exist. */
    byte[] readBytes(int length) {
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

    void skipBytes(long length) {
        for (long left = length; left > 0; ) {
            left -= advance(left);
        }
    }

    void expectLineFeed() {
        advance(1);
        BatchFormatException.check(uncompressed[position - 1] == '\n', "a line does not end where it should");
    }

    /**
     * Returns what {@code reading}, the first that reads, makes of the frame. If the frame does not hold {@code part}, that is the
     * error, whatever else was found: only then it is the batch that is wrong, and not this file.
     */
    <T> T readAll(BatchHeader.Part part, Supplier<T> reading) {
        Sha256 sum = new Sha256();
        whole = sum;
        try {
            T read = reading.get();
            expect(part, sum);
            return read;
        } catch (BatchFormatException | MalformedJsonException e) {
            expect(part, sum);
            throw e;
        }
    }

    private void expect(BatchHeader.Part part, Sha256 sum) {
        while (fill()) {
            position = limit;
        }
        BatchFormatException.checkIntact(inLeft == 0 && !in.hasRemaining(), "something stands behind its frame");
        BatchFormatException.checkIntact(uncompressedLeft == 0, "it holds less than it says");
        BatchFormatException.checkIntact(sum.finish().equals(part.sha256()), "what it holds is not what was signed");
    }

    @Override
    public void close() {
        zstd.close();
    }
}
