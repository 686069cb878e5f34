package io.roam.cli.real;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Google's Gemini API, which Gemini CLI uses. */
final class GenerateContentModel implements PromptModel {
    private static final String ADDED =
            "^\\s*(<session_context>|<hook_context>|This is the Gemini CLI\\.|Got it\\. Thanks for the context!)";

    /** Whether it continues a conversation; what the client asks on the side has no tools, or wants JSON. */
    @Override
    public boolean isPrompt(ModelRequest request) {
        return isGeneration(request) && !Json.list(request.json(), "tools").isEmpty() && schema(request) == null;
    }

    @Override
    public List<String> turns(ModelRequest request) {
        TurnTexts turns = new TurnTexts(ADDED);
        for (Object content : Json.list(request.json(), "contents")) {
            List<String> texts = Json.list(content, "parts").stream()
                    .map(GenerateContentModel::text)
                    .toList();
            turns.add(Json.text(content, "role").equals("model") ? "assistant" : "user", texts);
        }
        return turns.turns();
    }

    @Override
    public List<?> textContent(String text) {
        return List.of(Map.of("text", text));
    }

    @Override
    public ModelAnswer answer(ModelRequest request, int number, List<?> content) {
        return answer(request, "standin%06d".formatted(number), content);
    }

    @Override
    public ModelAnswer answerAside(ModelRequest request) {
        if (request.path().endsWith(":countTokens")) {
            return ModelAnswer.json("{\"totalTokens\":10}");
        }
        if (!isGeneration(request)) {
            return ModelAnswer.NOT_FOUND;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (Json.member(schema(request), "properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, kind) -> members.put(String.valueOf(name), example(kind)));
        }
        return answer(request, "aside", textContent(members.isEmpty() ? "aside" : Json.write(members)));
    }

    private static boolean isGeneration(ModelRequest request) {
        return request.path().endsWith("enerateContent");
    }

    private static @Nullable Object schema(ModelRequest request) {
        Object config = Json.member(request.json(), "generationConfig");
        Object schema = Json.member(config, "responseJsonSchema");
        return schema == null ? Json.member(config, "responseSchema") : schema;
    }

    /** Returns a value that fits a schema's member. */
    private static Object example(@Nullable Object kind) {
        List<?> choices = Json.list(kind, "enum");
        if (!choices.isEmpty()) {
            return String.valueOf(choices.get(0));
        }
        return switch (Json.text(kind, "type").toLowerCase(Locale.ROOT)) {
            case "number", "integer" -> 1;
            case "boolean" -> false;
            case "array" -> List.of();
            default -> "aside";
        };
    }

    private static ModelAnswer answer(ModelRequest request, String id, List<?> parts) {
        Map<String, ?> content = Map.of("role", "model", "parts", parts);
        String text = Json.write(Map.of(
                "candidates",
                List.of(Map.of("content", content, "finishReason", "STOP", "index", 0)),
                "usageMetadata",
                Map.of("promptTokenCount", 5, "candidatesTokenCount", 3, "totalTokenCount", 8),
                "modelVersion",
                "stand-in",
                "responseId",
                id));
        return request.path().endsWith(":generateContent")
                ? ModelAnswer.json(text)
                : ModelAnswer.events(new EventStream().data(text).text());
    }

    private static String text(@Nullable Object part) {
        if (Json.member(part, "functionCall") instanceof Map<?, ?> call) {
            return "[tool " + Json.text(call, "name") + ']';
        }
        if (Json.member(part, "functionResponse") instanceof Map<?, ?> result) {
            return "[result " + Json.write(Json.member(result, "response")) + ']';
        }
        return Json.text(part, "text");
    }
}
