package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a batch (docs/pool-format.md §2.1).
 *
 * @param number the device's sequence number
 * @param rule the name of the tool's class rule
 * @param time the time of the capture, by the device's own clock
 * @param more the fields that this version does not know
 */
public record BatchHeader(
        String circle,
        DeviceId device,
        long number,
        String tool,
        String rule,
        ConversationId conversation,
        ChainValue from,
        ChainValue to,
        Instant time,
        Content content,
        Map<String, @Nullable Object> more) {
    private static final Set<String> KNOWN = Set.of(
            "roam",
            "circle",
            "device",
            "number",
            "tool",
            "rule",
            "conversation",
            "from",
            "fromLength",
            "to",
            "toLength",
            "time",
            "codec",
            "encryption",
            "content");

    /**
     * The frame of the content.
     *
     * @param compressedBytes the size of the frame
     * @param uncompressedBytes the size of the uncompressed content
     */
    public record Content(long compressedBytes, long uncompressedBytes, Hash sha256) {
        private static Content of(JsonObject json) {
            HeaderFields fields = new HeaderFields(json);
            return new Content(
                    fields.number("bytes", 1, Long.MAX_VALUE),
                    fields.number("plain", 0, BatchLimits.MAX_UNCOMPRESSED_BYTES),
                    fields.hash("sha256"));
        }

        private Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("bytes", compressedBytes);
            json.put("plain", uncompressedBytes);
            json.put("sha256", sha256.hex());
            return json;
        }
    }

    static BatchHeader parse(byte[] utf8) {
        JsonObject json = JsonObject.parse(utf8);
        HeaderFields fields = new HeaderFields(json);
        long version = fields.number("roam", 1, Long.MAX_VALUE);
        if (version > 1) {
            throw BatchFormatException.newer("in version " + version + " of the format");
        }
        fields.requireValue("encryption", "none");
        fields.requireValue("codec", "zstd");
        return new BatchHeader(
                fields.word("circle"),
                fields.device("device"),
                fields.number("number", 1, Long.MAX_VALUE),
                fields.word("tool"),
                fields.rule("rule"),
                fields.conversation("conversation"),
                new ChainValue(fields.hash("from"), fields.number("fromLength", 0, BatchLimits.MAX_CHAIN_LENGTH)),
                new ChainValue(fields.hash("to"), fields.number("toLength", 0, BatchLimits.MAX_CHAIN_LENGTH)),
                fields.time("time"),
                Content.of(json.object("content")),
                json.without(KNOWN));
    }

    byte[] toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("roam", 1L);
        json.put("circle", circle);
        json.put("device", device.text());
        json.put("number", number);
        json.put("tool", tool);
        json.put("rule", rule);
        json.put("conversation", conversation.hex());
        json.put("from", from.value().hex());
        json.put("fromLength", from.length());
        json.put("to", to.value().hex());
        json.put("toLength", to.length());
        json.put("time", time.toString());
        json.put("codec", "zstd");
        json.put("encryption", "none");
        json.put("content", content.toJson());
        json.putAll(more);
        return Json.bytes(json);
    }
}
