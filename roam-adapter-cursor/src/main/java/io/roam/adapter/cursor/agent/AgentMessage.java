package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in the form that is sent to the model. */
record AgentMessage(JsonView json) {
    Message toMessage() {
        return AgentTranscript.newMessage(role(), parts());
    }

    private Role role() {
        return switch (json.findText("role").orElse("")) {
            case "user", "tool" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.SYSTEM;
        };
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Optional<JsonView> content = json.find("content");
        content.flatMap(JsonView::text).ifPresent(text -> parts.add(textPart(text)));
        content.stream()
                .flatMap(list -> list.elements().stream())
                .map(this::partOf)
                .forEach(parts::add);
        return parts.isEmpty() ? List.of(Part.Unknown.of(json.json())) : parts;
    }

    // The system prompt is nobody's word, nor is what the tool tells the model of the user's machine.
    private Part textPart(String text) {
        boolean context = role() == Role.SYSTEM || text.startsWith("<user_info>");
        return context ? Part.Context.of(json.findText("role").orElse(""), text) : Part.Text.of(text);
    }

    private Part partOf(JsonView part) {
        return switch (part.findText("type").orElse("")) {
            case "text" -> textPart(part.findText("text").orElse(""));
            case "reasoning", "redacted-reasoning" ->
                Part.Reasoning.of(part.findText("text").orElse(""));
            case "tool-call" ->
                Part.ToolCall.of(
                        part.findText("toolCallId").orElse(""),
                        part.findText("toolName").orElse(""),
                        part.find("args").map(JsonView::json).orElse("{}"));
            case "tool-result" -> resultOf(part);
            case "image", "file" ->
                Part.File.of(part.findText("mimeType").orElse("")).withContent(new InlineFile(part));
            default -> Part.Unknown.of(part.json());
        };
    }

    private static Part resultOf(JsonView part) {
        String text = part.find("result")
                .map(json -> json.text().orElseGet(json::json))
                .orElse("");
        boolean error = part.find("isError").filter(JsonView::isTrue).isPresent();
        return Part.ToolResult.of(part.findText("toolCallId").orElse(""), List.of(Part.Text.of(text)))
                .withError(error);
    }
}
