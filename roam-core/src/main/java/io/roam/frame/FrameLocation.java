package io.roam.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A Zstandard frame in an open file.
 *
 * @param at its offset
 */
public record FrameLocation(FileRange file, long at, long length) {
    private static final int PART_BYTES = 1 << 16;

    /** Returns a reader of what it holds. */
    public PlainReader open(long plainBytes) {
        return new PlainReader(new FrameSource(file, at, length, plainBytes), plainBytes);
    }

    /** Copies the frame as it is. */
    public void copyTo(OutputStream out) throws IOException {
        byte[] part = new byte[PART_BYTES];
        for (long left = length; left > 0; ) {
            ByteBuffer into = ByteBuffer.wrap(part, 0, (int) Math.min(PART_BYTES, left));
            file.read(at + length - left, into);
            out.write(part, 0, into.position());
            left -= into.position();
        }
    }

    /** Returns how large a frame may be at most that holds so many bytes, so that nobody can blow up a file. */
    public static long maxBytes(long plainBytes) {
        return plainBytes + plainBytes / 8 + (1 << 10);
    }
}
