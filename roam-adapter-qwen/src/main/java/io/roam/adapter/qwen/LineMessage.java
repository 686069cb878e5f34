package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the message that a line is. */
final class LineMessage {
    private LineMessage() {}

    /** Returns the message of an event; empty if it has no part. */
    static Optional<Message> of(JsonSlice line) {
        List<Part> parts = partsOf(line);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Message.builder(roleOf(line), parts)
                .id(line.string("uuid").orElse(""))
                .parent(line.string("parentUuid"))
                .time(LineFacts.timeOf(line))
                .model(line.string("model"))
                .usage(line.member("usageMetadata").map(LineMessage::usageOf))
                .build());
    }

    private static Role roleOf(JsonSlice line) {
        return switch (line.string("type").orElse("")) {
            case "user" -> PromptText.isTyped(line) ? Role.USER : Role.SYSTEM;
            case "assistant" -> Role.ASSISTANT;
            case "tool_result" -> Role.TOOL;
            default -> Role.SYSTEM;
        };
    }

    private static List<Part> partsOf(JsonSlice line) {
        if (line.string("type").equals(Optional.of("system"))) {
            return List.of(Part.Notice.of("compaction", "Qwen Code compressed the conversation"));
        }
        List<Part> parts = new ArrayList<>();
        line.member("message")
                .flatMap(message -> message.member("parts"))
                .ifPresent(all -> all.forEachElement(part -> parts.add(MessagePart.of(part))));
        boolean own = line.string("type").equals(Optional.of("user")) && !PromptText.isTyped(line);
        return own ? asContext(line.string("subtype").orElse(""), parts) : parts;
    }

    /** Returns parts that the tool wrote in the user's name. */
    private static List<Part> asContext(String kind, List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Part.Text text ? Part.Context.of(kind, text.text()) : part)
                .toList();
    }

    private static Usage usageOf(JsonSlice usage) {
        return Usage.of(tokens(usage, "promptTokenCount"), tokens(usage, "candidatesTokenCount"))
                .withCache(tokens(usage, "cachedContentTokenCount"), 0);
    }

    private static long tokens(JsonSlice usage, String name) {
        return Math.max(0, usage.number(name).orElse(0L));
    }
}
