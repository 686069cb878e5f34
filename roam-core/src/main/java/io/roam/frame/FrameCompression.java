package io.roam.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/** Compresses bytes for the caches, each block into one Zstandard frame. */
public final class FrameCompression {
    private static final int LEVEL = 3;

    private FrameCompression() {}

    /** Returns the first {@code length} bytes as a frame. */
    public static byte[] compress(byte[] plain, int length) {
        byte[] room = new byte[(int) Zstd.compressBound(length)];
        long packed = Zstd.compressByteArray(room, 0, room.length, plain, 0, length, LEVEL);
        if (Zstd.isError(packed)) {
            throw new ZstdException(packed);
        }
        return Arrays.copyOf(room, (int) packed);
    }

    /**
     * Reads a frame of exactly {@code length} bytes into {@code plain}.
     *
     * @throws IOException if the frame is damaged, or holds more or fewer bytes
     */
    public static void decompress(byte[] packed, int packedLength, byte[] plain, int length) throws IOException {
        try {
            if (Zstd.decompressByteArray(plain, 0, length, packed, 0, packedLength) == length) {
                return;
            }
        } catch (ZstdException e) {
            throw new IOException("damaged", e);
        }
        throw new IOException("damaged");
    }
}
