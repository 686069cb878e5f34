package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message as the model is told it. */
record AgentMessage(JsonView json) {
    Message message() {
        return AgentTranscript.message(role(), parts());
    }

    private Role role() {
        return switch (json.textAt("role").orElse("")) {
            case "user", "tool" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.SYSTEM;
        };
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Optional<JsonView> content = json.at("content");
        content.flatMap(JsonView::text).ifPresent(text -> parts.add(new Part.Text(text)));
        content.stream()
                .flatMap(list -> list.elements().stream())
                .map(AgentMessage::part)
                .forEach(parts::add);
        return parts.isEmpty() ? List.of(new Part.Unknown(json.json())) : parts;
    }

    private static Part part(JsonView part) {
        return switch (part.textAt("type").orElse("")) {
            case "text" -> new Part.Text(part.textAt("text").orElse(""));
            case "reasoning", "redacted-reasoning" ->
                new Part.Reasoning(part.textAt("text").orElse(""));
            case "tool-call" ->
                new Part.ToolCall(
                        part.textAt("toolCallId").orElse(""),
                        part.textAt("toolName").orElse(""),
                        part.at("args").map(JsonView::json).orElse("{}"));
            case "tool-result" -> result(part);
            case "image", "file" -> new Part.File(part.textAt("mimeType").orElse(""), Optional.empty(), -1);
            default -> new Part.Unknown(part.json());
        };
    }

    private static Part result(JsonView part) {
        String text =
                part.at("result").map(json -> json.text().orElseGet(json::json)).orElse("");
        boolean error = part.at("isError").filter(JsonView::isTrue).isPresent();
        return new Part.ToolResult(part.textAt("toolCallId").orElse(""), List.of(new Part.Text(text)), error);
    }
}
