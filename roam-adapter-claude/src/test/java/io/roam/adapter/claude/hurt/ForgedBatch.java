package io.roam.adapter.claude.hurt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import com.google.common.primitives.Bytes;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The parts of a batch that is alone in its pack, each of which can be replaced by a wrong one. The pack around it is always well made.
 *
 * @param table as it is before it is compressed
 * @param content the frame that holds it
 */
record ForgedBatch(byte[] header, byte[] table, byte[] signature, byte[] content) {
    private static final int SIGNATURE_BYTES = 64;

    static ForgedBatch parse(Path pack) throws IOException {
        byte[] all = Files.readAllBytes(pack);
        byte[] packHeader = frameAt(all, 0);
        if (!Objects.equals(Json.object(packHeader).get("batches"), 1L)) {
            throw new IllegalArgumentException("several batches are in " + pack);
        }
        byte[] packed = frameAt(all, 8 + packHeader.length);
        byte[] statement = plain(packed);
        int behind = 16 + packHeader.length + packed.length;
        int headerEnd = 8 + intAt(statement, 0);
        int tableEnd = headerEnd + intAt(statement, 4);
        return new ForgedBatch(
                Arrays.copyOfRange(statement, 8, headerEnd),
                Arrays.copyOfRange(statement, headerEnd, tableEnd),
                Arrays.copyOfRange(statement, tableEnd, tableEnd + SIGNATURE_BYTES),
                Arrays.copyOfRange(all, behind, all.length));
    }

    private static byte[] frameAt(byte[] all, int at) {
        return Arrays.copyOfRange(all, at + 8, at + 8 + intAt(all, at + 4));
    }

    private static int intAt(byte[] all, int at) {
        return ByteBuffer.wrap(all, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    static byte[] plain(byte[] frame) throws IOException {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(frame))) {
            return in.readAllBytes();
        }
    }

    ForgedBatch withHeader(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(Json.object(header));
        fields.put(field, value);
        return new ForgedBatch(Json.bytes(fields), table, signature, content);
    }

    ForgedBatch withContent(byte[] other) {
        return new ForgedBatch(header, table, signature, other);
    }

    ForgedBatch withTable(byte[] other) {
        return new ForgedBatch(header, other, signature, content);
    }

    ForgedBatch signWith(DeviceKey key) {
        return new ForgedBatch(header, table, key.sign(signedBytes()), content);
    }

    private byte[] signedBytes() {
        return Bytes.concat("roam batch 1\n".getBytes(US_ASCII), header);
    }

    /** Writes it, in a pack, into the shared folder under the name that fits the bytes, and returns the name. */
    String plantIn(Path meet) throws IOException {
        return plantFile(meet, toBytes(), ".pack");
    }

    /** Returns the pack. */
    byte[] toBytes() {
        return toBytes(packHeader());
    }

    /** Returns the header of the pack, which says the same as that of the batch. */
    Map<String, Object> packHeader() {
        Map<String, Object> own = Json.object(header);
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("roam", 1L);
        for (String field : List.of("circle", "device", "tool", "rule", "conversation")) {
            common.put(field, Objects.requireNonNull(own.get(field)));
        }
        common.put("batches", 1L);
        return common;
    }

    /** Returns the pack with that header. */
    byte[] toBytes(Map<String, Object> packHeader) {
        byte[] lengths = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header.length)
                .putInt(table.length)
                .array();
        byte[] statement = Bytes.concat(lengths, header, table, signature);
        return Bytes.concat(
                skippableFrame(3, Json.bytes(packHeader)), skippableFrame(4, Zstd.compress(statement)), content);
    }

    /** Returns the batch in a file of its own, as it lies in a lane. */
    byte[] toSingle() {
        return Bytes.concat(
                skippableFrame(0, header),
                skippableFrame(1, Zstd.compress(table)),
                skippableFrame(2, signature),
                content);
    }

    /** Returns the name of the batch. */
    BatchId id() {
        return new BatchId(Hash.of(signedBytes()));
    }

    private static byte[] skippableFrame(int kind, byte[] content) {
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return Bytes.concat(
                prefix.putInt(0x184D2A50 + kind).putInt(content.length).array(), content);
    }

    /** Writes bytes into the shared folder under the name that fits them, and returns the name. */
    static String plantFile(Path meet, byte[] content, String ending) throws IOException {
        String name = Hash.of(content).hex() + ending;
        return plantAs(meet, name, content);
    }

    static String plantAs(Path meet, String name, byte[] content) throws IOException {
        Path file = sharedFile(meet, name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return name;
    }

    static Path sharedFile(Path meet, String name) {
        return meet.resolve("roam/main").resolve(name.substring(0, 1)).resolve(name);
    }
}
