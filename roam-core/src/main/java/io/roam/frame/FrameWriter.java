package io.roam.frame;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import io.roam.chain.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Compresses bytes into one Zstandard frame. */
public final class FrameWriter extends OutputStream {
    private static final int LEVEL = 3;
    private static final int SMALL_FRAME_LEVEL = 9; // small frames have little to refer to, and take hardly any time
    private static final int BUFFER_BYTES = 1 << 17;

    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] packed = new byte[BUFFER_BYTES];
    private final Sha256 sum = new Sha256();
    private final OutputStream target;
    private long plainBytes;

    public FrameWriter(OutputStream target) {
        this.target = target;
        zstd.setLevel(LEVEL).setChecksum(false);
    }

    @Override
    public void write(byte[] plain, int from, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int count = Math.min(in.remaining(), length - at);
            in.put(plain, from + at, count);
            at += count;
            makeRoom();
        }
    }

    @Override
    public void write(int plain) throws IOException {
        in.put((byte) plain);
        makeRoom();
    }

    private void makeRoom() throws IOException {
        if (!in.hasRemaining()) {
            flip();
            while (in.hasRemaining()) {
                compress(EndDirective.CONTINUE);
            }
            in.clear();
        }
    }

    private void flip() {
        in.flip();
        plainBytes += in.remaining();
        sum.add(in.duplicate());
    }

    /** Finishes the frame, and returns size and hash of what it holds. */
    public PlainDigest finish() throws IOException {
        if (plainBytes == 0) {
            zstd.setLevel(SMALL_FRAME_LEVEL);
            zstd.setPledgedSrcSize(in.position());
        }
        flip();
        while (!compress(EndDirective.END)) {
            // what remains does not fit into the buffer
        }
        return new PlainDigest(plainBytes, sum.finish());
    }

    private boolean compress(EndDirective directive) throws IOException {
        out.clear();
        boolean done = zstd.compressDirectByteBufferStream(out, in, directive);
        int count = out.flip().remaining();
        out.get(packed, 0, count);
        target.write(packed, 0, count);
        return done;
    }

    public static byte[] frame(byte[] plain) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            return zstd.setLevel(plain.length <= BUFFER_BYTES ? SMALL_FRAME_LEVEL : LEVEL)
                    .setChecksum(false)
                    .compress(plain);
        }
    }

    @Override
    public void close() {
        zstd.close();
    }
}
