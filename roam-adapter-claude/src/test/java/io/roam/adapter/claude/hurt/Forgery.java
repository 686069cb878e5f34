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

/** A batch taken apart, to be put together wrongly. */
record Forgery(byte[] header, byte[] table, byte[] signature, byte[] content) {
    static Forgery of(Path batch) throws IOException {
        byte[] all = Files.readAllBytes(batch);
        byte[] header = frame(all, 0);
        byte[] table = frame(all, 8 + header.length);
        byte[] signature = frame(all, 16 + header.length + table.length);
        int behind = 24 + header.length + table.length + signature.length;
        return new Forgery(header, table, signature, Arrays.copyOfRange(all, behind, all.length));
    }

    private static byte[] frame(byte[] all, int at) {
        int length =
                ByteBuffer.wrap(all, at + 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Arrays.copyOfRange(all, at + 8, at + 8 + length);
    }

    Forgery header(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(Json.object(header));
        fields.put(field, value);
        return new Forgery(Json.bytes(fields), table, signature, content);
    }

    Forgery content(byte[] other) {
        return new Forgery(header, table, signature, other);
    }

    Forgery table(byte[] other) {
        return new Forgery(header, other, signature, content);
    }

    Forgery signedBy(DeviceKey key) {
        byte[] message =
                Bytes.concat("roam batch 1\n".getBytes(US_ASCII), bytes(Hash.of(header)), bytes(Hash.of(table)));
        return new Forgery(header, table, key.sign(message), content);
    }

    private static byte[] bytes(Hash hash) {
        return java.util.HexFormat.of().parseHex(hash.hex());
    }

    byte[] toBytes() {
        return Bytes.concat(skip(0, header), skip(1, table), skip(2, signature), content);
    }

    private static byte[] skip(int kind, byte[] content) {
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return Bytes.concat(
                prefix.putInt(0x184D2A50 + kind).putInt(content.length).array(), content);
    }

    /** Puts bytes into the shared folder under the name that they must have. Returns that name. */
    static String plant(Path meet, byte[] content, String ending) throws IOException {
        String name = Hash.of(content).hex() + ending;
        return plantAs(meet, name, content);
    }

    static String plantAs(Path meet, String name, byte[] content) throws IOException {
        Path file = shared(meet, name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return name;
    }

    static Path shared(Path meet, String name) {
        return meet.resolve("roam/main").resolve(name.substring(0, 1)).resolve(name);
    }

    /** The batches of a session in a folder, the first first. */
    static List<Path> batches(Path folder, String session) {
        return Tree.files(folder, ".batch").stream()
                .filter(file -> session(file).equals(Optional.of(session)))
                .sorted((a, b) -> Long.compare(length(a), length(b)))
                .toList();
    }

    private static Optional<String> session(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.metadata().session();
        }
    }

    private static long length(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.header().to().length();
        }
    }
}
