package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The parts of an item of the model's history: a message, a call of a tool, or its result. */
final class ItemParts {
    private static final String OUTPUT = "_output";
    private static final List<String> INPUTS = List.of("arguments", "input", "action");

    private ItemParts() {}

    static Role roleOf(JsonSlice item) {
        String type = item.string("type").orElse("");
        if (type.endsWith(OUTPUT) || type.equals("tool_result")) {
            return Role.USER; // as the tool gives results to the model
        }
        if (type.endsWith("_call") || type.equals("agent_message")) {
            return Role.ASSISTANT;
        }
        return switch (item.string("role").orElse("")) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.SYSTEM;
        };
    }

    /** Returns the parts of an item; never none. */
    static List<Part> of(JsonSlice item) {
        String type = item.string("type").orElse("");
        List<Part> parts = switch (type) {
            case "message", "agent_message" -> ContentParts.of(item, roleOf(item));
            case "thread_rolled_back" -> List.of(rollback(item));
            case "image_generation_call" -> List.of(call(item, type), image(item));
            default ->
                type.endsWith(OUTPUT)
                        ? List.of(result(item))
                        : type.endsWith("_call") ? List.of(call(item, type)) : List.<Part>of();
        };
        return parts.isEmpty() ? List.of(Part.Unknown.of(item.toString())) : parts;
    }

    private static Part rollback(JsonSlice item) {
        return Part.Notice.of(
                "rollback", "turns rewound: " + item.number("num_turns").orElse(0L));
    }

    private static Part call(JsonSlice item, String type) {
        String name = item.string("name").orElseGet(() -> type.substring(0, type.length() - "_call".length()));
        return Part.ToolCall.of(idOf(item), name, inputOf(item));
    }

    private static String idOf(JsonSlice item) {
        return item.string("call_id").or(() -> item.string("id")).orElse("");
    }

    /** Returns the arguments as JSON: what the model wrote as a text, if that is an object, and any other text in quotes. */
    private static String inputOf(JsonSlice item) {
        Optional<JsonSlice> input =
                INPUTS.stream().flatMap(name -> item.member(name).stream()).findFirst();
        return input.map(value -> value.string().map(ItemParts::json).orElseGet(value::toString))
                .or(() -> item.member("revised_prompt").map(JsonSlice::toString))
                .orElse("{}");
    }

    private static String json(String text) {
        boolean isObject = JsonSlice.parse(text.getBytes(StandardCharsets.UTF_8))
                .filter(JsonSlice::isObject)
                .isPresent();
        return isObject ? text : JsonSlice.quoted(text);
    }

    private static Part image(JsonSlice item) {
        return Part.File.of("image/png")
                .withContent(Part.Content.ofBase64(() -> item.string("result").orElse("")));
    }

    private static Part result(JsonSlice item) {
        Optional<JsonSlice> output = item.member("output").or(() -> item.member("tools"));
        List<Part> parts = output.map(ContentParts::ofOutput).orElse(List.of());
        boolean hasFailed = output.flatMap(one -> one.member("success"))
                .filter(value -> value.toString().equals("false"))
                .isPresent();
        return Part.ToolResult.of(idOf(item), parts).withError(hasFailed);
    }
}
