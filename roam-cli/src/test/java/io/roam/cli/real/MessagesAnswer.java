package io.roam.cli.real;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the Messages API: content blocks. */
record MessagesAnswer(String id, String model, List<?> content) {

    /** Returns the answer as one message. */
    String asMessage() {
        return Json.write(message(content, stopReason()));
    }

    /** Returns the answer as the server-sent events of a stream. */
    String asEvents() {
        EventStream events = new EventStream();
        events.event("message_start", Map.of("message", message(List.of(), null)));
        for (int index = 0; index < content.size(); index++) {
            Object block = content.get(index);
            events.event("content_block_start", Map.of("index", index, "content_block", withoutContent(block)));
            events.event("content_block_delta", Map.of("index", index, "delta", delta(block)));
            events.event("content_block_stop", Map.of("index", index));
        }
        Map<String, @Nullable Object> stop = new LinkedHashMap<>();
        stop.put("stop_reason", stopReason());
        stop.put("stop_sequence", null);
        events.event("message_delta", Map.of("delta", stop, "usage", Map.of("output_tokens", 3)));
        events.event("message_stop", Map.of());
        return events.text();
    }

    private Map<String, @Nullable Object> message(List<?> blocks, @Nullable String stopReason) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", model);
        message.put("content", blocks);
        message.put("stop_reason", stopReason);
        message.put("stop_sequence", null);
        message.put("usage", Map.of("input_tokens", 5, "output_tokens", 1));
        return message;
    }

    private String stopReason() {
        return content.stream().anyMatch(block -> isOf("tool_use", block)) ? "tool_use" : "end_turn";
    }

    private static Map<String, @Nullable Object> withoutContent(@Nullable Object block) {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        ((Map<?, ?>) block).forEach((name, value) -> empty.put((String) name, value));
        empty.put(isOf("text", block) ? "text" : "input", isOf("text", block) ? "" : Map.of());
        return empty;
    }

    private static Map<String, String> delta(@Nullable Object block) {
        return isOf("text", block)
                ? Map.of("type", "text_delta", "text", Json.text(block, "text"))
                : Map.of("type", "input_json_delta", "partial_json", Json.write(Json.member(block, "input")));
    }

    private static boolean isOf(String type, @Nullable Object block) {
        return Json.text(block, "type").equals(type);
    }
}
