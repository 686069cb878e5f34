package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.ProtobufMessage;
import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of the model: text, reasoning, or one tool call. */
final class AgentStep {
    private static final int CALL_ID = 57;
    private static final Map<Integer, String> TOOLS = Map.ofEntries(
            Map.entry(1, "shell"),
            Map.entry(3, "delete"),
            Map.entry(4, "glob"),
            Map.entry(5, "grep"),
            Map.entry(8, "read"),
            Map.entry(9, "update_todos"),
            Map.entry(12, "edit"),
            Map.entry(13, "ls"),
            Map.entry(14, "read_lints"),
            Map.entry(15, "mcp"),
            Map.entry(16, "sem_search"),
            Map.entry(17, "create_plan"),
            Map.entry(18, "web_search"),
            Map.entry(19, "task"),
            Map.entry(23, "ask_question"),
            Map.entry(24, "fetch"),
            Map.entry(34, "truncated"),
            Map.entry(37, "web_fetch"));

    private AgentStep() {}

    /** Returns the parts of a step; empty if the blob is not a step. */
    static Optional<List<Part>> partsOf(byte[] blob, AgentCalls.CallOrder calls) {
        List<ProtobufMessage.Field> fields = ProtobufMessage.parse(blob).orElse(List.of());
        if (fields.size() != 1 || !fields.get(0).hasLength()) {
            return Optional.empty();
        }
        List<ProtobufMessage.Field> inner =
                ProtobufMessage.parse(fields.get(0).bytes()).orElse(List.of());
        return switch (fields.get(0).number()) {
            case 1 -> Optional.of(List.of(Part.Text.of(textOf(inner))));
            case 2 -> Optional.of(callParts(inner, calls));
            case 3 -> Optional.of(List.of(Part.Reasoning.of(textOf(inner))));
            default -> Optional.empty();
        };
    }

    private static String textOf(List<ProtobufMessage.Field> message) {
        return ProtobufMessage.lastField(message, 1)
                .map(ProtobufMessage.Field::text)
                .orElse("");
    }

    private static List<Part> callParts(List<ProtobufMessage.Field> step, AgentCalls.CallOrder calls) {
        Optional<String> id = ProtobufMessage.lastField(step, CALL_ID).map(ProtobufMessage.Field::text);
        String name = step.stream()
                .flatMap(field -> Optional.ofNullable(TOOLS.get(field.number())).stream())
                .findFirst()
                .orElse("tool");
        Part.ToolCall call = calls.findCall(id).orElseGet(() -> Part.ToolCall.of(id.orElse(""), name, "{}"));
        List<Part> parts = new ArrayList<>(List.of(call));
        calls.findResult(call.id()).ifPresent(parts::add);
        return parts;
    }
}
