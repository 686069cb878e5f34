package io.roam.batch;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/** How caches keep bytes: as one Zstandard frame each. */
public final class FrameCompression {
    private static final int LEVEL = 3;

    private FrameCompression() {}

    /** Makes the first {@code length} bytes smaller. */
    public static byte[] compress(byte[] plain, int length) {
        byte[] room = new byte[(int) Zstd.compressBound(length)];
        long packed = Zstd.compressByteArray(room, 0, room.length, plain, 0, length, LEVEL);
        if (Zstd.isError(packed)) {
            throw new ZstdException(packed);
        }
        return Arrays.copyOf(room, (int) packed);
    }

    /**
     * Undoes it.
     *
     * @throws IOException if that does not make exactly {@code length} bytes
     */
    public static void decompress(byte[] packed, int packedLength, byte[] plain, int length) throws IOException {
        if (Zstd.decompressByteArray(plain, 0, length, packed, 0, packedLength) != length) {
            throw new IOException("damaged");
        }
    }
}
