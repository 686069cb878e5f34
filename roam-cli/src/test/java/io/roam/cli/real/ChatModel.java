package io.roam.cli.real;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** OpenAI's Chat Completions API, which Qwen Code uses; content is the delta of one choice. */
final class ChatModel implements PromptModel {
    private static final String ADDED = "^\\s*<system-reminder>";

    /** Whether it continues a conversation; requests for titles have no tools. */
    @Override
    public boolean isPrompt(ModelRequest request) {
        return isCompletion(request) && !Json.list(request.json(), "tools").isEmpty();
    }

    @Override
    public List<String> turns(ModelRequest request) {
        TurnTexts turns = new TurnTexts(ADDED);
        for (Object message : Json.list(request.json(), "messages")) {
            switch (Json.text(message, "role")) {
                case "system", "developer" -> {} // the client's own
                case "tool" -> turns.add("tool", List.of("[result " + texts(Json.member(message, "content")) + ']'));
                default -> {
                    turns.add(Json.text(message, "role"), texts(Json.member(message, "content")));
                    turns.add("assistant", tools(message));
                }
            }
        }
        return turns.turns();
    }

    @Override
    public List<?> textContent(String text) {
        return List.of(Map.of("content", text));
    }

    @Override
    public ModelAnswer answer(ModelRequest request, int number, List<?> content) {
        return answer(request, "chatcmpl-standin%06d".formatted(number), content);
    }

    @Override
    public ModelAnswer answerAside(ModelRequest request) {
        if (request.path().endsWith("/models")) {
            return ModelAnswer.json("{\"object\":\"list\",\"data\":[{\"id\":\"stand-in\",\"object\":\"model\"}]}");
        }
        return isCompletion(request) ? answer(request, "chatcmpl-aside", textContent("aside")) : ModelAnswer.NOT_FOUND;
    }

    private static boolean isCompletion(ModelRequest request) {
        return request.path().endsWith("/chat/completions");
    }

    private static ModelAnswer answer(ModelRequest request, String id, List<?> content) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        for (Object members : content) {
            ((Map<?, ?>) members).forEach((name, value) -> message.put(String.valueOf(name), value));
        }
        String reason = message.containsKey("tool_calls") ? "tool_calls" : "stop";
        if (!Boolean.TRUE.equals(Json.member(request.json(), "stream"))) {
            return ModelAnswer.json(completion(request, id, "chat.completion", choice("message", message, reason)));
        }
        String kind = "chat.completion.chunk";
        EventStream events = new EventStream()
                .data(completion(request, id, kind, choice("delta", message, null)))
                .data(completion(request, id, kind, choice("delta", Map.of(), reason)))
                .data("[DONE]");
        return ModelAnswer.events(events.text());
    }

    private static Map<String, @Nullable Object> choice(String name, Map<String, ?> message, @Nullable String reason) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put(name, message);
        choice.put("finish_reason", reason);
        return choice;
    }

    private static String completion(ModelRequest request, String id, String kind, Map<String, ?> choice) {
        return Json.write(Map.of(
                "id",
                id,
                "object",
                kind,
                "created",
                1_700_000_000,
                "model",
                Json.text(request.json(), "model"),
                "choices",
                List.of(choice),
                "usage",
                Map.of("prompt_tokens", 5, "completion_tokens", 3, "total_tokens", 8)));
    }

    private static List<String> texts(@Nullable Object content) {
        return content instanceof List<?> parts
                ? parts.stream().map(part -> Json.text(part, "text")).toList()
                : List.of(Objects.toString(content, ""));
    }

    private static List<String> tools(@Nullable Object message) {
        return Json.list(message, "tool_calls").stream()
                .map(call -> "[tool " + Json.text(Json.member(call, "function"), "name") + ']')
                .toList();
    }
}
