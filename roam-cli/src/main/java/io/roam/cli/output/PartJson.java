package io.roam.cli.output;

import io.roam.transcript.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a part of a message as JSON. */
final class PartJson {
    private PartJson() {}

    static Map<String, @Nullable Object> toJson(Part part) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (part instanceof Part.Text text) {
            json.put("type", "text");
            json.put("text", text.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            json.put("type", "reasoning");
            json.put("text", reasoning.text());
        } else if (part instanceof Part.ToolCall call) {
            json.put("type", "tool_call");
            json.put("id", call.id());
            json.put("name", call.name());
            json.put("input", call.input());
        } else if (part instanceof Part.ToolResult result) {
            json.put("type", "tool_result");
            json.put("call", result.call());
            json.put("error", result.error());
            json.put("parts", result.parts().stream().map(PartJson::toJson).toList());
        } else {
            putOther(part, json);
        }
        return json;
    }

    private static void putOther(Part part, Map<String, @Nullable Object> json) {
        if (part instanceof Part.File file) {
            json.put("type", "file");
            json.put("mediaType", file.mediaType());
            json.put("name", file.name().orElse(null));
            json.put("size", file.size() < 0 ? null : file.size());
        } else if (part instanceof Part.Notice notice) {
            json.put("type", "notice");
            json.put("kind", notice.kind());
            json.put("text", notice.text());
        } else if (part instanceof Part.Context context) {
            json.put("type", "context");
            json.put("kind", context.kind());
            json.put("text", context.text());
        } else if (part instanceof Part.Unknown unknown) {
            json.put("type", "unknown");
            json.put("raw", unknown.raw());
        }
    }
}
