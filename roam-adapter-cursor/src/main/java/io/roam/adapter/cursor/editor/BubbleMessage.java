package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.TimestampParser;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the message of a bubble. */
final class BubbleMessage {
    private final RecordRow row;
    private final String id;
    private final Optional<JsonView> entry;
    private final Optional<Bubble> bubble;

    BubbleMessage(RecordRow row, String id) {
        this.row = row;
        this.id = id;
        this.entry = JsonView.of(row.entry());
        this.bubble = row.json().flatMap(Bubble::of);
    }

    Message toMessage() {
        return Message.builder(isOfUser() ? Role.USER : Role.ASSISTANT, parts())
                .id(id)
                .time(time())
                .model(bubble.flatMap(BubbleMessage::modelOf))
                .usage(bubble.flatMap(BubbleMessage::usageOf))
                .build();
    }

    private boolean isOfUser() {
        return bubble.map(Bubble::isOfUser)
                .orElseGet(() -> entry.flatMap(json -> json.find("type"))
                        .filter(type -> type.number().orElse(2) == 1)
                        .isPresent());
    }

    private Optional<Instant> time() {
        return bubble.flatMap(Bubble::time)
                .or(() -> entry.flatMap(json -> json.find("createdAt")).flatMap(TimestampParser::parse));
    }

    private static Optional<String> modelOf(Bubble bubble) {
        return bubble.find("modelInfo", "modelName")
                .flatMap(JsonView::text)
                .or(() -> bubble.findText("modelType"))
                .filter(name -> !name.isEmpty() && !name.equals("default"));
    }

    private static Optional<Usage> usageOf(Bubble bubble) {
        long input = numberOf(bubble.find("tokenCount", "inputTokens"));
        long output = numberOf(bubble.find("tokenCount", "outputTokens"));
        return input + output > 0 ? Optional.of(Usage.of(input, output)) : Optional.empty();
    }

    private static long numberOf(Optional<JsonView> json) {
        return Math.max(
                0, json.map(JsonView::number).orElse(OptionalLong.empty()).orElse(0));
    }

    private List<Part> parts() {
        if (bubble.isEmpty()) {
            return List.of(
                    row.value().length == 0
                            ? Part.Notice.of("missing", "the tool's database has no text for this message")
                            : Part.Unknown.of(new String(row.value(), UTF_8)));
        }
        List<Part> parts = new ArrayList<>();
        BubbleParts of = new BubbleParts(bubble.get());
        of.addReasoning(parts);
        of.addText(parts);
        of.addCode(parts);
        of.addAttachments(parts);
        of.addToolCall(parts);
        of.addNotices(parts);
        return parts.isEmpty() ? List.of(Part.Text.of("")) : parts;
    }
}
