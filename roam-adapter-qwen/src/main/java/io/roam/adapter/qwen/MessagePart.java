package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Part;
import java.util.List;
import java.util.Optional;

/** Reads a part of a message, which has the form of Google's API for models. */
final class MessagePart {
    private MessagePart() {}

    static Part of(JsonSlice part) {
        return text(part)
                .or(() -> part.member("functionCall").map(MessagePart::call))
                .or(() -> part.member("functionResponse").map(MessagePart::result))
                .or(() -> part.member("inlineData").flatMap(MessagePart::file))
                .orElseGet(() -> Part.Unknown.of(part.toString()));
    }

    private static Optional<Part> text(JsonSlice part) {
        return part.string("text").map(text -> {
            if (part.isTrue("thought")) {
                return Part.Reasoning.of(text);
            }
            return PromptText.isOfHook(text) ? Part.Context.of("hook", text) : Part.Text.of(text);
        });
    }

    private static Part call(JsonSlice call) {
        String input = call.member("args").map(JsonSlice::toString).orElse("{}");
        return Part.ToolCall.of(
                call.string("id").orElse(""), call.string("name").orElse(""), input);
    }

    private static Part result(JsonSlice result) {
        Optional<JsonSlice> response = result.member("response");
        Optional<String> error = response.flatMap(object -> object.string("error"));
        String text = response.flatMap(object -> object.string("output"))
                .or(() -> error)
                .or(() -> response.map(JsonSlice::toString))
                .orElse("");
        return Part.ToolResult.of(result.string("id").orElse(""), List.of(Part.Text.of(text)))
                .withError(error.isPresent());
    }

    private static Optional<Part> file(JsonSlice data) {
        return data.member("data")
                .filter(content -> content.kind() == JsonSlice.Kind.STRING)
                .map(content -> Part.File.of(data.string("mimeType").orElse(""))
                        .withName(data.string("displayName"))
                        .withContent(
                                Part.Content.ofBase64(() -> content.string().orElse(""))));
    }
}
