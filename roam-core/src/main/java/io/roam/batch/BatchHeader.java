package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.frame.PlainDigest;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a batch (docs/develop/archive-format.md §2.1).
 *
 * @param number the device's sequence number
 * @param rule the name of the tool's class rule
 * @param time the time of the capture, by the device's own clock
 * @param table the record table
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
        Part table,
        Part content,
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
            "table",
            "content");

    /**
     * A part of the batch, uncompressed.
     *
     * @param bytes its size
     */
    public record Part(long bytes, Hash sha256) {
        private static Part of(JsonObject json, long most) {
            HeaderFields fields = new HeaderFields(json);
            return new Part(fields.number("bytes", 0, most), fields.hash("sha256"));
        }

        static Part of(PlainDigest digest) {
            return new Part(digest.bytes(), digest.sha256());
        }

        PlainDigest digest() {
            return new PlainDigest(bytes, sha256);
        }

        private Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("bytes", bytes);
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
                Part.of(json.object("table"), BatchLimits.MAX_TABLE_BYTES),
                Part.of(json.object("content"), BatchLimits.MAX_UNCOMPRESSED_BYTES),
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
        json.put("table", table.toJson());
        json.put("content", content.toJson());
        json.putAll(more);
        return Json.bytes(json);
    }
}
