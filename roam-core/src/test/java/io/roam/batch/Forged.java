package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.google.common.primitives.Bytes;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch put together by hand, well signed and well named: one event "hello" and what a test makes wrong of it. */
final class Forged {
    static final DeviceKey KEY = Captured.KEY;
    private static final Hash HELLO = Hash.of("hello".getBytes(UTF_8));

    final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    final Map<String, @Nullable Object> size = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> tableSize = new LinkedHashMap<>();
    private String table = "{\"tracks\":[{\"name\":\"\",\"class\":\"e\",\"length\":[5],\"lines\":true}]}";
    private byte[] plainTable = {};
    private byte @Nullable [] tableFrame;
    private byte[] plain = "hello\n".getBytes(UTF_8);
    private byte @Nullable [] frame;
    private byte[] signature = {};
    private byte[] behind = {};

    Forged() {
        ChainValue root = ChainValue.root("test/1");
        header.put("roam", 1L);
        header.put("circle", "main");
        header.put("device", KEY.publicKey().id().text());
        header.put("number", 1L);
        header.put("tool", "test");
        header.put("rule", "test/1");
        header.put("conversation", ConversationId.of("test", HELLO).hex());
        header.put("from", root.value().hex());
        header.put("fromLength", 0L);
        header.put("to", root.next(HELLO).value().hex());
        header.put("toLength", 1L);
        header.put("time", "2026-01-02T03:04:05Z");
    }

    Forged header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Forged size(String name, Object value) {
        size.put(name, value);
        return this;
    }

    Forged tableSize(String name, Object value) {
        tableSize.put(name, value);
        return this;
    }

    Forged table(String json) {
        table = json.replace('\'', '"');
        return this;
    }

    Forged track(String json) {
        return table("{'tracks':[" + json + "]}");
    }

    /** Takes a table that may be no text. */
    Forged plainTable(byte[] bytes) {
        plainTable = bytes;
        return this;
    }

    /** Takes a frame that need not hold the table. */
    Forged tableFrame(byte[] bytes) {
        tableFrame = bytes;
        return this;
    }

    Forged content(byte[] bytes) {
        plain = bytes;
        return this;
    }

    /** Takes a frame that need not hold the content. */
    Forged frame(byte[] bytes) {
        frame = bytes;
        return this;
    }

    Forged signature(byte[] bytes) {
        signature = bytes;
        return this;
    }

    Forged behind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    private byte[] headerBytes() {
        byte[] tableBytes = tableBytes();
        tableSize.putIfAbsent("bytes", (long) tableBytes.length);
        tableSize.putIfAbsent("sha256", Hash.of(tableBytes).hex());
        size.putIfAbsent("bytes", (long) plain.length);
        size.putIfAbsent("sha256", Hash.of(plain).hex());
        header.putIfAbsent("table", tableSize);
        header.putIfAbsent("content", size);
        return Json.bytes(header);
    }

    private byte[] tableBytes() {
        return plainTable.length > 0 ? plainTable : table.getBytes(UTF_8);
    }

    byte[] bytes() {
        byte[] head = headerBytes();
        byte[] tableBytes = tableFrame == null ? Zstd.compress(tableBytes()) : tableFrame;
        byte[] signed = signature.length > 0 ? signature : KEY.sign(BatchSignature.message(head));
        return Bytes.concat(
                SkippableFrame.HEADER.prefix(head.length),
                head,
                SkippableFrame.TABLE.prefix(tableBytes.length),
                tableBytes,
                SkippableFrame.SIGNATURE.prefix(signed.length),
                signed,
                frame == null ? Zstd.compress(plain) : frame,
                behind);
    }

    Path write(Path folder) throws IOException {
        byte[] bytes = bytes();
        return Files.write(folder.resolve(BatchSignature.idOf(headerBytes()).fileName()), bytes);
    }
}
