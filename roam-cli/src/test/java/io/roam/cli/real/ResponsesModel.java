package io.roam.cli.real;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses API, which Codex uses: it streams only. */
final class ResponsesModel implements PromptModel {
    private static final String ADDED = "^(<[a-z][a-z_ ]*>|# AGENTS\\.md)";

    /** Whether it continues a conversation; a request for a title wants JSON after a schema. */
    @Override
    public boolean isPrompt(ModelRequest request) {
        return isResponse(request) && !wantsJson(request);
    }

    @Override
    public List<String> turns(ModelRequest request) {
        TurnTexts turns = new TurnTexts(ADDED);
        for (Object item : Json.list(request.json(), "input")) {
            String type = Json.text(item, "type");
            String role = Json.text(item, "role");
            if (role.equals("user") || role.equals("assistant")) {
                turns.add(role, texts(Json.member(item, "content")));
            } else if (type.endsWith("_output")) {
                turns.add("tool", List.of("[result " + Json.write(Json.member(item, "output")) + ']'));
            } else if (type.endsWith("_call")) {
                turns.add("assistant", List.of("[tool " + Json.text(item, "name") + ']'));
            }
        }
        return turns.turns();
    }

    @Override
    public List<?> textContent(String text) {
        return List.of(Map.of(
                "type", "message",
                "role", "assistant",
                "id", "msg_" + text.replace(' ', '_'),
                "status", "completed",
                "content", List.of(Map.of("type", "output_text", "text", text, "annotations", List.of()))));
    }

    @Override
    public ModelAnswer answer(ModelRequest request, int number, List<?> content) {
        return answer(request, "resp_standin%06d".formatted(number), content);
    }

    @Override
    public ModelAnswer answerAside(ModelRequest request) {
        if (!isResponse(request)) {
            return ModelAnswer.NOT_FOUND;
        }
        Map<String, String> members = new TreeMap<>();
        if (Json.member(Json.member(format(request), "schema"), "properties") instanceof Map<?, ?> properties) {
            properties.keySet().forEach(name -> members.put(String.valueOf(name), "aside"));
        }
        return answer(request, "resp_aside", textContent(Json.write(members)));
    }

    private static boolean isResponse(ModelRequest request) {
        return request.path().endsWith("/responses") && !request.body().isEmpty();
    }

    private static boolean wantsJson(ModelRequest request) {
        return Json.text(format(request), "type").equals("json_schema");
    }

    private static @Nullable Object format(ModelRequest request) {
        return Json.member(Json.member(request.json(), "text"), "format");
    }

    private static ModelAnswer answer(ModelRequest request, String id, List<?> items) {
        String model = Json.text(request.json(), "model");
        EventStream events = new EventStream()
                .event(
                        "response.created",
                        Map.of("response", Map.of("id", id, "model", model, "status", "in_progress")));
        for (int index = 0; index < items.size(); index++) {
            Object item = items.get(index);
            events.event("response.output_item.added", Map.of("output_index", index, "item", item));
            for (String text : texts(Json.member(item, "content"))) {
                String itemId = Json.text(item, "id");
                events.event(
                        "response.output_text.delta", Map.of("output_index", index, "item_id", itemId, "delta", text));
            }
            events.event("response.output_item.done", Map.of("output_index", index, "item", item));
        }
        Map<String, ?> usage = Map.of("input_tokens", 5, "output_tokens", 3, "total_tokens", 8);
        Map<String, ?> response =
                Map.of("id", id, "model", model, "status", "completed", "output", items, "usage", usage);
        return ModelAnswer.events(
                events.event("response.completed", Map.of("response", response)).text());
    }

    private static List<String> texts(@Nullable Object content) {
        return content instanceof List<?> parts
                ? parts.stream().map(part -> Json.text(part, "text")).toList()
                : content instanceof String text ? List.of(text) : List.of();
    }
}
