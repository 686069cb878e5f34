package io.roam.batch;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a pack (docs/develop/archive-format.md §2.5): what all its batches have in common.
 *
 * @param rule the name of the tool's class rule
 * @param batches how many there are
 */
public record PackHeader(
        String circle, DeviceId device, String tool, String rule, ConversationId conversation, int batches) {
    static PackHeader parse(byte[] utf8) {
        HeaderFields fields = new HeaderFields(JsonObject.parse(utf8));
        long version = fields.number("roam", 1, Long.MAX_VALUE);
        if (version > 1) {
            throw BatchFormatException.newer("in version " + version + " of the format");
        }
        return new PackHeader(
                fields.word("circle"),
                fields.device("device"),
                fields.word("tool"),
                fields.rule("rule"),
                fields.conversation("conversation"),
                (int) fields.number("batches", 1, BatchLimits.MAX_PACK_BATCHES));
    }

    /** Returns what a pack says of a batch, if it is the only one. */
    static PackHeader of(BatchHeader batch) {
        return new PackHeader(batch.circle(), batch.device(), batch.tool(), batch.rule(), batch.conversation(), 1);
    }

    /** Whether a batch may lie in the pack. */
    boolean fits(BatchHeader batch) {
        return of(batch).equals(withBatches(1));
    }

    PackHeader withBatches(int count) {
        return new PackHeader(circle, device, tool, rule, conversation, count);
    }

    byte[] toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("roam", 1L);
        json.put("circle", circle);
        json.put("device", device.text());
        json.put("tool", tool);
        json.put("rule", rule);
        json.put("conversation", conversation.hex());
        json.put("batches", (long) batches);
        return Json.bytes(json);
    }
}
