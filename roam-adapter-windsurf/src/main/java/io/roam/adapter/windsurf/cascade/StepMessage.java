package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the message of the user or the model in a step. */
final class StepMessage {
    private static final int IMAGES = 5;

    private static final int RESPONSE = 1;
    private static final int THINKING = 3;
    private static final int MESSAGE_ID = 6;
    private static final int CALLS = 7;
    private static final int MODIFIED = 8;

    private StepMessage() {}

    static List<Part> userParts(Step input) {
        List<Part> parts = new ArrayList<>();
        String text = UserText.textOf(input);
        List<Part.File> images =
                input.body().messages(IMAGES).map(StepMessage::imagePart).toList();
        if (!text.isEmpty() || images.isEmpty()) {
            parts.add(Part.Text.of(text));
        }
        parts.addAll(images);
        return parts;
    }

    private static Part.File imagePart(WireMessage image) {
        int base64 = image.field(1).map(field -> field.to() - field.value()).orElse(0);
        Part.Content content =
                image.has(1) ? Part.Content.ofBase64(() -> image.text(1).orElse("")) : Optional::empty;
        return Part.File.of(image.text(2).orElse(""))
                .withName(image.text(3))
                .withSize(base64 / 4L * 3)
                .withContent(content);
    }

    static List<Part> modelParts(Step answer) {
        List<Part> parts = new ArrayList<>();
        WireMessage body = answer.body();
        body.text(THINKING).map(Part.Reasoning::of).ifPresent(parts::add);
        body.text(MODIFIED).or(() -> body.text(RESPONSE)).map(Part.Text::of).ifPresent(parts::add);
        return parts;
    }

    static Stream<ToolCall> calls(Step answer) {
        return answer.body().messages(CALLS).map(ToolCall::of).filter(ToolCall::isCall);
    }

    static Optional<String> messageId(Step answer) {
        return answer.body().text(MESSAGE_ID);
    }
}
