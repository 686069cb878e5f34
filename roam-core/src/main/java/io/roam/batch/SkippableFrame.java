package io.roam.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The frames around header, table and signature, which a Zstandard reader passes over. */
enum SkippableFrame {
    HEADER(0x184D2A50, "header"),
    TABLE(0x184D2A51, "table"),
    SIGNATURE(0x184D2A52, "signature");

    /** How many bytes stand before a frame's content. */
    static final int PREFIX_BYTES = 8;

    private final int magic;
    private final String word;

    SkippableFrame(int magic, String word) {
        this.magic = magic;
        this.word = word;
    }

    /** What stands before a content of this length. */
    byte[] prefix(int length) {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(magic)
                .putInt(length)
                .array();
    }

    /** The length of the content of the frame that begins at {@code at}, which lies within the file. */
    long length(FileRange file, long at, long most) {
        ByteBuffer prefix = ByteBuffer.wrap(file.read(at, PREFIX_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        BatchFormatException.check(prefix.getInt() == magic, "no frame of the " + word + " stands where it should");
        long length = Integer.toUnsignedLong(prefix.getInt());
        BatchFormatException.check(length <= most, "its " + word + " is too large");
        BatchFormatException.check(length <= file.size() - at - PREFIX_BYTES, "it is cut off");
        return length;
    }

    /** Returns the word for it in messages. */
    String word() {
        return word;
    }
}
