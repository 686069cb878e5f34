package io.roam.frame;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/** What one Zstandard frame in a file holds, in constant memory. */
public final class FrameSource implements PlainSource {
    private static final int IN_BYTES = 1 << 16;
    private static final int OUT_BYTES = 1 << 17;

    private final FileRange file;
    private final ZstdDecompressCtx zstd;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private long at;
    private long inLeft;
    private boolean finished;

    /**
     * Reads a frame.
     *
     * @param plainBytes how many bytes it should hold
     */
    FrameSource(FileRange file, long at, long length, long plainBytes) {
        this.file = file;
        this.at = at;
        this.inLeft = length;
        ZstdFrameHead.checkWindow(file.read(at, (int) Math.min(ZstdFrameHead.MAX_BYTES, length)));
        in = ByteBuffer.allocateDirect((int) Math.min(IN_BYTES, length)).limit(0);
        out = ByteBuffer.allocateDirect((int) Math.min(OUT_BYTES, plainBytes + 1));
        zstd = new ZstdDecompressCtx();
    }

    @Override
    public int read(byte[] into) {
        out.clear().limit(Math.min(out.capacity(), into.length));
        while (!finished && out.position() == 0) {
            finished = decompress();
        }
        int count = out.flip().remaining();
        out.get(into, 0, count);
        return count;
    }

    private boolean decompress() {
        if (!in.hasRemaining()) {
            refill();
        }
        try {
            return zstd.decompressDirectByteBufferStream(out, in);
        } catch (ZstdException e) {
            throw FrameDamage.of("its content is damaged");
        }
    }

    private void refill() {
        FrameDamage.check(inLeft > 0, "its frame is cut off");
        in.clear().limit((int) Math.min(in.capacity(), inLeft));
        file.read(at, in);
        at += in.position();
        inLeft -= in.position();
        in.flip();
    }

    @Override
    public void checkEnd() {
        FrameDamage.check(inLeft == 0 && !in.hasRemaining(), "unexpected data after its frame");
    }

    @Override
    public void close() {
        zstd.close();
    }
}
