package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Part;
import io.roam.transcript.Part.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the content of a message: a text, or one or several of the API's parts. */
final class MessageContent {
    private static final List<String> CONTEXTS = List.of("<session_context>", "<hook_context>");

    private MessageContent() {}

    /** Returns what the user typed in a message; empty for commands, and for what the tool itself adds. */
    static String promptOf(JsonSlice message) {
        String text = textOf(message).strip();
        boolean ignored = text.startsWith("/") || text.startsWith("?") || isContext(text);
        return ignored ? "" : message.string("displayContent").orElse(text);
    }

    private static boolean isContext(String text) {
        return CONTEXTS.stream().anyMatch(text::startsWith);
    }

    /** Returns the texts in the content of a message. */
    static String textOf(JsonSlice message) {
        return elementsOf(message)
                .map(part -> part.string().or(() -> part.string("text")).orElse(""))
                .collect(Collectors.joining());
    }

    private static Stream<JsonSlice> elementsOf(JsonSlice message) {
        return message.member("content").stream().flatMap(MessageContent::elements);
    }

    private static Stream<JsonSlice> elements(JsonSlice value) {
        return value.kind() == JsonSlice.Kind.ARRAY ? value.elements().stream() : Stream.of(value);
    }

    /** Returns the parts of a message's content. */
    static List<Part> partsOf(JsonSlice message) {
        return elementsOf(message).flatMap(part -> partOf(part).stream()).toList();
    }

    private static Optional<Part> partOf(JsonSlice part) {
        if (part.kind() == JsonSlice.Kind.NULL) {
            return Optional.empty();
        }
        Optional<String> text = part.string().or(() -> part.string("text"));
        if (text.isPresent()) {
            return text.filter(written -> !written.isEmpty()).map(written -> ofText(written, part));
        }
        return Optional.of(named(part, "functionCall")
                .map(MessageContent::ofCall)
                .or(() -> named(part, "functionResponse").map(MessageContent::ofResponse))
                .or(() -> named(part, "inlineData").map(MessageContent::ofData))
                .or(() -> named(part, "fileData").map(MessageContent::ofFile))
                .orElseGet(() -> Part.Unknown.of(part.toString())));
    }

    private static Optional<JsonSlice> named(JsonSlice part, String name) {
        return part.member(name).filter(JsonSlice::isObject);
    }

    private static Part ofText(String text, JsonSlice part) {
        if (part.isTrue("thought")) {
            return Part.Reasoning.of(text);
        }
        return isContext(text.strip()) ? Part.Context.of("session_context", text) : Part.Text.of(text);
    }

    private static Part ofCall(JsonSlice call) {
        return Part.ToolCall.of(
                call.string("id").orElse(""),
                call.string("name").orElse(""),
                call.member("args").map(JsonSlice::toString).orElse("{}"));
    }

    private static Part ofResponse(JsonSlice response) {
        JsonSlice answer = response.member("response").orElse(response);
        Optional<String> error = answer.string("error");
        String text = error.or(() -> answer.string("output")).orElseGet(answer::toString);
        List<Part> parts = new ArrayList<>(List.of(Part.Text.of(text)));
        response.member("parts").stream()
                .flatMap(MessageContent::elements)
                .flatMap(part -> partOf(part).stream())
                .forEach(parts::add);
        return Part.ToolResult.of(response.string("id").orElse(""), parts).withError(error.isPresent());
    }

    private static Part ofData(JsonSlice data) {
        return Part.File.of(data.string("mimeType").orElse(""))
                .withName(data.string("displayName"))
                .withContent(Content.ofBase64(() -> data.string("data").orElse("")));
    }

    private static Part ofFile(JsonSlice file) {
        return Part.File.of(file.string("mimeType").orElse("")).withName(file.string("fileUri"));
    }

    /** Returns the thoughts of an answer. */
    static List<Part> thoughtsOf(JsonSlice message) {
        return list(message, "thoughts")
                .map(thought -> Stream.of(thought.string("subject"), thought.string("description"))
                        .flatMap(Optional::stream)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")))
                .filter(text -> !text.isEmpty())
                .map(text -> (Part) Part.Reasoning.of(text))
                .toList();
    }

    private static Stream<JsonSlice> list(JsonSlice message, String name) {
        return message.member(name).stream()
                .filter(value -> value.kind() == JsonSlice.Kind.ARRAY)
                .flatMap(value -> value.elements().stream())
                .filter(JsonSlice::isObject);
    }

    /** Returns the calls of tools in an answer, each with its result if {@code isAnswered} does not say that another message has it. */
    static List<Part> callsOf(JsonSlice message, AnsweredCalls answered) {
        List<Part> parts = new ArrayList<>();
        List<String> inContent = partsOf(message).stream()
                .map(part -> part instanceof Part.ToolCall call ? call.id() : "")
                .toList();
        list(message, "toolCalls").forEach(call -> {
            String id = call.string("id").orElse("");
            if (id.isEmpty() || !inContent.contains(id)) {
                parts.add(ofCall(call));
            }
            if (!answered.contains(id)) {
                resultOf(id, call).ifPresent(parts::add);
            }
        });
        return parts;
    }

    /** Whether a call is answered in a message of its own. */
    interface AnsweredCalls {
        boolean contains(String call);
    }

    private static Optional<Part> resultOf(String id, JsonSlice call) {
        List<Part> results = call.member("result").stream()
                .flatMap(MessageContent::elements)
                .flatMap(part -> partOf(part).stream())
                .toList();
        boolean failed = call.string("status").filter("error"::equals).isPresent();
        List<Part> parts = new ArrayList<>();
        for (Part part : results) {
            if (part instanceof Part.ToolResult result) {
                parts.addAll(result.parts());
                failed |= result.error();
            } else {
                parts.add(part);
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.ToolResult.of(id, parts).withError(failed));
    }

    /** Returns the ids of the calls that a message answers. */
    static List<String> answersOf(JsonSlice message) {
        return elementsOf(message)
                .flatMap(part -> named(part, "functionResponse").stream())
                .flatMap(response -> response.string("id").stream())
                .toList();
    }
}
