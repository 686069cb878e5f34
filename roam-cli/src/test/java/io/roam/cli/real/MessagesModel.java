package io.roam.cli.real;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages API, which Claude Code uses. */
final class MessagesModel implements PromptModel {
    private static final Pattern REMINDER = Pattern.compile("(?s)<system-reminder>.*?</system-reminder>\\s*");

    /** Whether it continues a conversation; requests for titles and token counts have no tools. */
    @Override
    public boolean isPrompt(ModelRequest request) {
        return isMessage(request) && !Json.list(request.json(), "tools").isEmpty();
    }

    @Override
    public List<String> turns(ModelRequest request) {
        return Json.list(request.json(), "messages").stream()
                .filter(message -> !Json.text(message, "role").equals("system"))
                .map(message -> Json.text(message, "role") + ": " + texts(Json.member(message, "content")))
                .toList();
    }

    @Override
    public List<?> textContent(String text) {
        return List.of(Map.of("type", "text", "text", text));
    }

    @Override
    public ModelAnswer answer(ModelRequest request, int number, List<?> content) {
        return answer(request, "msg_standin%06d".formatted(number), content);
    }

    @Override
    public ModelAnswer answerAside(ModelRequest request) {
        if (isMessage(request)) {
            return answer(request, "msg_side", textContent("aside"));
        }
        return request.path().equals("/v1/messages/count_tokens")
                ? ModelAnswer.json("{\"input_tokens\":10}")
                : ModelAnswer.NOT_FOUND;
    }

    private static boolean isMessage(ModelRequest request) {
        return request.path().equals("/v1/messages");
    }

    private static ModelAnswer answer(ModelRequest request, String id, List<?> content) {
        Object body = request.json();
        MessagesAnswer answer = new MessagesAnswer(id, Json.text(body, "model"), content);
        return Boolean.TRUE.equals(Json.member(body, "stream"))
                ? ModelAnswer.events(answer.asEvents())
                : ModelAnswer.json(answer.asMessage());
    }

    private static String texts(@Nullable Object content) {
        List<?> blocks = content instanceof List<?> list
                ? list
                : List.of(Map.of("type", "text", "text", Objects.toString(content, "")));
        return blocks.stream()
                .map(MessagesModel::text)
                .map(text -> REMINDER.matcher(text).replaceAll(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String text(@Nullable Object block) {
        return switch (Json.text(block, "type")) {
            case "text" -> Json.text(block, "text");
            case "thinking" -> Json.text(block, "thinking");
            case "tool_use" -> "[tool " + Json.text(block, "name") + ']';
            case "tool_result" -> "[result " + result(Json.member(block, "content")) + ']';
            default -> '[' + Json.text(block, "type") + ']';
        };
    }

    private static String result(@Nullable Object content) {
        return content instanceof List<?> ? texts(content) : Objects.toString(content, "");
    }
}
