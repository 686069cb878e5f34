package io.roam.batch;

import io.roam.frame.FileRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The frames around all but contents, which a Zstandard reader skips. */
enum SkippableFrame {
    HEADER(0x184D2A50, "header"),
    TABLE(0x184D2A51, "table"),
    SIGNATURE(0x184D2A52, "signature"),
    PACK(0x184D2A53, "header"),
    STATEMENTS(0x184D2A54, "statements");

    /** The number of bytes before the content of a frame. */
    static final int PREFIX_BYTES = 8;

    private final int magic;
    private final String word;

    SkippableFrame(int magic, String word) {
        this.magic = magic;
        this.word = word;
    }

    /** Returns the bytes before a content of this length. */
    byte[] prefix(int length) {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(magic)
                .putInt(length)
                .array();
    }

    /** Writes a frame with that content. */
    void write(OutputStream out, byte[] content) throws IOException {
        out.write(prefix(content.length));
        out.write(content);
    }

    /** Returns the length of the content of the frame at {@code at}, which is checked to lie within the file. */
    long length(FileRange file, long at, long most) {
        ByteBuffer prefix = ByteBuffer.wrap(file.read(at, PREFIX_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        BatchFormatException.checkIntact(prefix.getInt() == magic, "the " + word + " is not where it should be");
        long length = Integer.toUnsignedLong(prefix.getInt());
        BatchFormatException.checkIntact(length <= most, "its " + word + " is too large");
        BatchFormatException.checkIntact(length <= file.size() - at - PREFIX_BYTES, "it is cut off");
        return length;
    }

    /** Returns the name in messages. */
    String word() {
        return word;
    }

    /** Whether bytes begin with such a frame. */
    boolean begins(byte[] bytes) {
        return bytes.length >= Integer.BYTES
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == magic;
    }
}
