package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a batch file by docs/develop/archive-format.md §2, from its text and not by roam's own reader.
 *
 * @param table the frame as it stands
 * @param content the frame as it stands
 */
record BatchParts(byte[] header, byte[] table, byte[] signature, byte[] content) {
    static final int HEADER = 0x184D2A50;
    static final int TABLE = 0x184D2A51;
    static final int SIGNATURE = 0x184D2A52;

    private static final int MOST_PLAIN = 1 << 24;

    /** The parts of a whole file. */
    static BatchParts of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = frame(in, HEADER);
        byte[] table = frame(in, TABLE);
        byte[] signature = frame(in, SIGNATURE);
        return new BatchParts(header, table, signature, Arrays.copyOfRange(file, in.position(), file.length));
    }

    private static byte[] frame(ByteBuffer in, int magic) {
        if (in.getInt() != magic) {
            throw new AssertionError("another frame stands here");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new AssertionError("a frame is cut off");
        }
        byte[] content = new byte[length];
        in.get(content);
        return content;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, HEADER, header);
        add(out, TABLE, table);
        add(out, SIGNATURE, signature);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void add(ByteArrayOutputStream out, int magic, byte[] content) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(magic)
                .putInt(content.length)
                .array());
        out.writeBytes(content);
    }

    /** The same, signed by that key. */
    BatchParts signed(DeviceKey key) {
        return new BatchParts(header, table, key.sign(message()), content);
    }

    /** What is signed. */
    byte[] message() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("roam batch 1\n".getBytes(UTF_8));
        out.writeBytes(header);
        return out.toByteArray();
    }

    /** The name of a file that holds the batch. */
    String name() {
        return nameOf(header);
    }

    /** The name of a file that holds a batch with that header. */
    static String nameOf(byte[] header) {
        return Hash.of("roam batch 1\n".getBytes(UTF_8), header).hex() + ".batch";
    }

    /** What stands where the header should; fails if nothing does. */
    static byte[] headerOf(byte[] file) {
        return frame(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), HEADER);
    }

    Map<String, @Nullable Object> headerTree() {
        return Json.object(header);
    }

    byte[] plainTable() {
        return plain(table);
    }

    byte[] plainContent() {
        return plain(content);
    }

    private static byte[] plain(byte[] frame) {
        try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(frame))) {
            byte[] plain = in.readNBytes(MOST_PLAIN);
            if (in.read() >= 0) {
                throw new AssertionError("more than these tests make");
            }
            return plain;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
