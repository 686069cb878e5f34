package io.roam.adapter.windsurf.devin;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A message of Devin, as JSON: a role, content, and tool calls. */
record DevinMessage(JsonTree json) {
    /** Parses a message; empty if it is not one. */
    static Optional<DevinMessage> of(byte[] line) {
        return JsonTree.parse(line)
                .map(json -> json.member("chat_message")
                        .filter(inner -> inner.members().containsKey("role"))
                        .orElse(json))
                .filter(json -> json.members().containsKey("role"))
                .map(DevinMessage::new);
    }

    Message toMessage(String track) {
        return Message.builder(role(), parts())
                .track(track)
                .time(time())
                .model(model())
                .build();
    }

    private String roleName() {
        return json.text("role").orElse("");
    }

    private Role role() {
        return switch (roleName()) {
            case "assistant" -> Role.ASSISTANT;
            case "user", "tool" -> Role.USER;
            default -> Role.SYSTEM;
        };
    }

    /** Whether the user typed the message, not the tool on behalf of the user. */
    boolean isFromUser() {
        Optional<String> userInput =
                metadata().flatMap(meta -> meta.member("is_user_input")).map(JsonTree::json);
        return roleName().equals("user") && userInput.filter("false"::equals).isEmpty();
    }

    private Optional<JsonTree> metadata() {
        return json.member("metadata");
    }

    Optional<Instant> time() {
        return metadata().flatMap(meta -> meta.text("created_at")).flatMap(DevinMessage::parseTime);
    }

    private static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> model() {
        return metadata().flatMap(meta -> meta.text("generation_model").or(() -> meta.text("model")));
    }

    /** Returns its text, or the texts of its parts. */
    String text() {
        String text = json.text("content").orElse("");
        return text.isEmpty()
                ? json.list("content")
                        .flatMap(part -> part.text("text").stream())
                        .collect(Collectors.joining("\n"))
                : text;
    }

    private List<Part> parts() {
        if (roleName().equals("tool")) {
            String call = json.text("tool_call_id").orElse("");
            return List.of(Part.ToolResult.of(call, List.of(Part.Text.of(text()))));
        }
        List<Part> parts = new ArrayList<>();
        thinking().map(Part.Reasoning::of).ifPresent(parts::add);
        if (!text().isEmpty()) {
            parts.add(textPart());
        }
        json.list("tool_calls").map(DevinMessage::toolCall).forEach(parts::add);
        return parts.isEmpty() ? List.of(Part.Unknown.of(json.json())) : parts;
    }

    private Part textPart() {
        if (roleName().equals("system")) { // the system prompt
            return Part.Context.of(roleName(), text());
        }
        return role() == Role.SYSTEM ? Part.Notice.of(roleName(), text()) : Part.Text.of(text());
    }

    private Optional<String> thinking() {
        return json.text("thinking")
                .or(() -> json.member("thinking").flatMap(inner -> inner.text("thinking")))
                .or(() -> json.text("reasoning"));
    }

    private static Part toolCall(JsonTree call) {
        JsonTree function = call.member("function").orElse(call);
        return Part.ToolCall.of(
                call.text("id").orElse(""),
                function.text("name").orElse(""),
                function.member("arguments").map(JsonTree::displayText).orElse(""));
    }
}
