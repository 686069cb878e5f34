package io.roam.cli.real;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request of the client to the model.
 *
 * @param body the body as received
 */
record ModelRequest(String path, String body) {

    private static final Pattern REMINDER = Pattern.compile("(?s)<system-reminder>.*?</system-reminder>\\s*");

    /** Whether it asks the model to continue a conversation; requests for titles and token counts have no tools. */
    boolean continuesConversation() {
        return isMessage() && !Json.list(Json.read(body), "tools").isEmpty();
    }

    boolean isMessage() {
        return path.equals("/v1/messages");
    }

    /** Returns its turns as "role: text", without what the client adds for the model. */
    List<String> turns() {
        return Json.list(Json.read(body), "messages").stream()
                .filter(message -> !Json.text(message, "role").equals("system"))
                .map(message -> Json.text(message, "role") + ": " + texts(Json.member(message, "content")))
                .toList();
    }

    private static String texts(@Nullable Object content) {
        List<?> blocks = content instanceof List<?> list
                ? list
                : List.of(Map.of("type", "text", "text", Objects.toString(content, "")));
        return blocks.stream()
                .map(ModelRequest::text)
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
