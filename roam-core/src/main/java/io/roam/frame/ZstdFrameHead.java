package io.roam.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The head of a Zstandard frame (RFC 8878 §3.1.1.1): what it asks of its reader, before any memory is allocated.
 *
 * @param bytes the size of the head
 * @param window how much memory a reader needs
 * @param plainBytes how many bytes the frame says that it holds; -1 if it does not say it
 * @param checksum whether four bytes follow the last block
 */
public record ZstdFrameHead(int bytes, long window, long plainBytes, boolean checksum) {
    /** The size of the longest head. */
    static final int MAX_BYTES = 18;

    private static final long MAX_WINDOW_BYTES = 1L << 23;
    private static final int MAGIC = 0xFD2FB528;
    private static final int MIN_BYTES = 6;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int BLOCK_HEAD_BYTES = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final int RUN = 1;

    /** Reads the head at the beginning of a frame's first {@link #MAX_BYTES} bytes, or fewer if the frame is shorter. */
    public static ZstdFrameHead parse(byte[] beginning) {
        ByteBuffer in = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
        FrameDamage.check(in.remaining() >= MIN_BYTES && in.getInt() == MAGIC, "its content is not a Zstandard frame");
        int descriptor = in.get() & 0xFF;
        boolean single = (descriptor & 0x20) != 0;
        boolean checksum = (descriptor & 0x04) != 0;
        long window = single ? 0 : window(in.get());
        int at = in.position() + DICTIONARY_BYTES[descriptor & 3];
        int kind = descriptor >> 6;
        int sizeBytes = kind == 0 && !single ? 0 : 1 << kind;
        FrameDamage.check(at + sizeBytes <= in.limit(), "its frame is cut off");
        long plain = sizeBytes == 0 ? -1 : plainBytes(in, at, kind);
        return new ZstdFrameHead(at + sizeBytes, single ? plain : window, plain, checksum);
    }

    private static long window(byte descriptor) {
        int exponent = (descriptor & 0xFF) >> 3;
        long base = 1L << (10 + exponent);
        return base + base / 8 * (descriptor & 7);
    }

    private static long plainBytes(ByteBuffer in, int at, int kind) {
        return switch (kind) {
            case 0 -> in.get(at) & 0xFF;
            case 1 -> (in.getShort(at) & 0xFFFF) + 256L;
            case 2 -> in.getInt(at) & 0xFFFFFFFFL;
            default -> in.getLong(at);
        };
    }

    /** Rejects a frame whose window is too large, by its beginning. */
    public static void checkWindow(byte[] beginning) {
        parse(beginning).checkWindow();
    }

    private void checkWindow() {
        FrameDamage.check(window >= 0 && window <= MAX_WINDOW_BYTES, "its frame asks for too much memory");
    }

    /** Returns the head of the frame at an offset of a file. */
    public static ZstdFrameHead at(FileRange file, long offset) {
        ZstdFrameHead head = parse(file.read(offset, (int) Math.min(MAX_BYTES, file.size() - offset)));
        head.checkWindow();
        return head;
    }

    /** Returns the size of the whole frame at that offset, by the heads of its blocks. */
    public long frameBytes(FileRange file, long offset) {
        long at = offset + bytes;
        boolean last = false;
        while (!last) {
            byte[] block = file.read(at, BLOCK_HEAD_BYTES);
            int head = (block[0] & 0xFF) | (block[1] & 0xFF) << 8 | (block[2] & 0xFF) << 16;
            last = (head & 1) != 0;
            at += BLOCK_HEAD_BYTES + ((head >> 1 & 3) == RUN ? 1 : head >> 3);
        }
        long end = at + (checksum ? CHECKSUM_BYTES : 0);
        FrameDamage.check(end <= file.size(), "its frame is cut off");
        return end - offset;
    }
}
