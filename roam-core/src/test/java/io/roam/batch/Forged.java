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
    String table = "{\"tracks\":[{\"name\":\"\",\"class\":\"e\",\"length\":[5],\"lines\":true}]}";
    byte @Nullable [] tableFrame;
    byte[] content = Zstd.compress("hello\n".getBytes(UTF_8));
    byte[] behind = {};

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
        header.put("codec", "zstd");
        header.put("encryption", "none");
        size.put("plain", 6L);
    }

    Forged header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Forged size(String name, Object value) {
        size.put(name, value);
        return this;
    }

    Forged table(String json) {
        table = json.replace('\'', '"');
        return this;
    }

    Forged track(String json) {
        return table("{'tracks':[" + json + "]}");
    }

    Forged tableFrame(byte[] bytes) {
        tableFrame = bytes;
        return this;
    }

    Forged content(byte[] frame) {
        content = frame;
        return this;
    }

    Forged behind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    byte[] bytes() {
        size.putIfAbsent("bytes", (long) content.length);
        size.putIfAbsent("sha256", Hash.of(content).hex());
        header.putIfAbsent("content", size);
        byte[] head = Json.bytes(header);
        byte[] frame = tableFrame == null ? Zstd.compress(table.getBytes(UTF_8)) : tableFrame;
        byte[] signature = KEY.sign(BatchSignature.message(Hash.of(head), Hash.of(frame)));
        return Bytes.concat(
                SkippableFrame.HEADER.prefix(head.length),
                head,
                SkippableFrame.TABLE.prefix(frame.length),
                frame,
                SkippableFrame.SIGNATURE.prefix(signature.length),
                signature,
                content,
                behind);
    }

    Path write(Path folder) throws IOException {
        return write(folder, bytes());
    }

    static Path write(Path folder, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(Hash.of(bytes).hex() + ".batch"), bytes);
    }
}
