package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.Protobuf;
import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of the model: what it said, what it thought, or one call of a tool. */
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

    /** Its parts; empty if the blob is no step. */
    static Optional<List<Part>> of(byte[] blob, AgentCalls.Order calls) {
        List<Protobuf.Field> fields = Protobuf.parse(blob).orElse(List.of());
        if (fields.size() != 1 || !fields.get(0).hasLength()) {
            return Optional.empty();
        }
        List<Protobuf.Field> inner = Protobuf.parse(fields.get(0).bytes()).orElse(List.of());
        return switch (fields.get(0).number()) {
            case 1 -> Optional.of(List.of(new Part.Text(text(inner))));
            case 2 -> Optional.of(call(inner, calls));
            case 3 -> Optional.of(List.of(new Part.Reasoning(text(inner))));
            default -> Optional.empty();
        };
    }

    private static String text(List<Protobuf.Field> message) {
        return Protobuf.last(message, 1).map(Protobuf.Field::text).orElse("");
    }

    private static List<Part> call(List<Protobuf.Field> step, AgentCalls.Order calls) {
        Optional<String> id = Protobuf.last(step, CALL_ID).map(Protobuf.Field::text);
        String name = step.stream()
                .flatMap(field -> Optional.ofNullable(TOOLS.get(field.number())).stream())
                .findFirst()
                .orElse("tool");
        Part.ToolCall call = calls.call(id).orElseGet(() -> new Part.ToolCall(id.orElse(""), name, "{}"));
        List<Part> parts = new ArrayList<>(List.of(call));
        calls.result(call.id()).ifPresent(parts::add);
        return parts;
    }
}
