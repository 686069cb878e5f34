package io.roam.adapter.claude.hurt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.primitives.Bytes;
import io.roam.batch.BatchFile;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a batch, each of which can be replaced by a wrong one. */
record ForgedBatch(byte[] header, byte[] table, byte[] signature, byte[] content) {
    static ForgedBatch parse(Path batch) throws IOException {
        byte[] all = Files.readAllBytes(batch);
        byte[] header = frameAt(all, 0);
        byte[] table = frameAt(all, 8 + header.length);
        byte[] signature = frameAt(all, 16 + header.length + table.length);
        int behind = 24 + header.length + table.length + signature.length;
        return new ForgedBatch(header, table, signature, Arrays.copyOfRange(all, behind, all.length));
    }

    private static byte[] frameAt(byte[] all, int at) {
        int length =
                ByteBuffer.wrap(all, at + 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Arrays.copyOfRange(all, at + 8, at + 8 + length);
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

    /** Writes it into the shared folder under the name that fits its header, and returns the name. */
    String plantIn(Path meet) throws IOException {
        return plantAs(meet, Hash.of(signedBytes()).hex() + ".batch", toBytes());
    }

    byte[] toBytes() {
        return Bytes.concat(skippableFrame(0, header), skippableFrame(1, table), skippableFrame(2, signature), content);
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

    /** Returns the batches of a session in a folder, in order. */
    static List<Path> batchesOf(Path folder, String session) {
        return FolderContent.filesIn(folder, ".batch").stream()
                .filter(file -> sessionOf(file).equals(Optional.of(session)))
                .sorted((a, b) -> Long.compare(lengthOf(a), lengthOf(b)))
                .toList();
    }

    private static Optional<String> sessionOf(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.metadata().session();
        }
    }

    private static long lengthOf(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.header().to().length();
        }
    }
}
