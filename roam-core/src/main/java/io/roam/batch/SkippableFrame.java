package io.roam.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The frames around header, table and signature, which a Zstandard reader passes over. */
enum SkippableFrame {
    HEADER(0x184D2A50),
    TABLE(0x184D2A51),
    SIGNATURE(0x184D2A52);

    /** How many bytes stand before a frame's content. */
    static final int PREFIX = 8;

    private final int magic;

    SkippableFrame(int magic) {
        this.magic = magic;
    }

    /** What stands before a content of this length. */
    byte[] prefix(int length) {
        return ByteBuffer.allocate(PREFIX)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(magic)
                .putInt(length)
                .array();
    }

    /** The length of the content of the frame that begins at {@code at}, which lies within the file. */
    long length(FileBytes file, long at, long most) {
        ByteBuffer prefix = ByteBuffer.wrap(file.read(at, PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
        BadBatch.check(prefix.getInt() == magic, "no frame of the " + words() + " stands where it should");
        long length = Integer.toUnsignedLong(prefix.getInt());
        BadBatch.check(length <= most, "its " + words() + " is too large");
        BadBatch.check(length <= file.size() - at - PREFIX, "it is cut off");
        return length;
    }

    private String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
