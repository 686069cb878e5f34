package io.roam.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Checks how much memory a Zstandard frame asks of its reader (RFC 8878 §3.1.1.1), before any is allocated. */
final class ZstdWindow {
    /** The size of the longest frame header. */
    static final int HEAD_BYTES = 18;

    private static final int MAGIC = 0xFD2FB528;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};

    private ZstdWindow() {}

    /** Rejects a frame whose window is too large, by its first {@link #HEAD_BYTES} bytes, or fewer if it is shorter. */
    static void check(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        BatchFormatException.checkIntact(
                in.remaining() >= 6 && in.getInt() == MAGIC, "what it holds is no Zstandard frame");
        int descriptor = in.get();
        boolean single = (descriptor & 0x20) != 0;
        long window = single ? contentSize(in, descriptor) : window(in.get());
        BatchFormatException.checkIntact(
                window >= 0 && window <= BatchLimits.MAX_WINDOW_BYTES, "its frame asks for too much memory");
    }

    private static long window(byte descriptor) {
        int exponent = (descriptor & 0xFF) >> 3;
        long base = 1L << (10 + exponent);
        return base + base / 8 * (descriptor & 7);
    }

    private static long contentSize(ByteBuffer in, int descriptor) {
        int at = in.position() + DICTIONARY_BYTES[descriptor & 3];
        int kind = (descriptor & 0xFF) >> 6;
        BatchFormatException.checkIntact(at + (1 << kind) <= in.limit(), "its frame is cut off");
        return switch (kind) {
            case 0 -> in.get(at) & 0xFF;
            case 1 -> (in.getShort(at) & 0xFFFF) + 256L;
            case 2 -> in.getInt(at) & 0xFFFFFFFFL;
            default -> in.getLong(at);
        };
    }
}
