package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step of an ATIF trajectory: what one side wrote, with the calls of tools and their results. */
record AtifStep(JsonTree json) {
    /** Parses a step; empty if it is not one. */
    static Optional<AtifStep> of(byte[] payload) {
        return JsonTree.parse(payload).map(AtifStep::new).filter(AtifStep::isStep);
    }

    private boolean isStep() {
        return json.text("source").isPresent() || json.members().containsKey("message");
    }

    /** Returns the SHA-256 of what never changes in a step: its place, who wrote it, when, and the message. */
    byte[] identity(String session, int index) {
        String fixed = index + " " + json.text("source").orElse("") + " "
                + json.text("timestamp").orElse("") + "\n"
                + json.member("message").map(JsonTree::json).orElse("");
        return MessageIdentity.identityOf(session, fixed.getBytes(UTF_8));
    }

    /** Whether the user typed the message; older versions say it in the metadata. */
    boolean isFromUser() {
        Optional<String> typed = metadata("is_user_input").map(JsonTree::json);
        return typed.filter("true"::equals).isPresent()
                || (isOf("user") && typed.filter("false"::equals).isEmpty());
    }

    private boolean isOf(String source) {
        return json.text("source").filter(source::equals).isPresent();
    }

    private Optional<JsonTree> metadata(String name) {
        return json.member("metadata").flatMap(meta -> meta.member(name));
    }

    Optional<Instant> time() {
        return json.text("timestamp")
                .or(() -> metadata("created_at").map(JsonTree::displayText))
                .flatMap(AtifStep::parseTime);
    }

    private static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> model() {
        return json.text("model_name")
                .or(() -> metadata("generation_model").map(JsonTree::displayText))
                .or(() -> json.member("extra").flatMap(extra -> extra.text("generation_model")));
    }

    /** Returns the texts of the message. */
    String text() {
        return json.member("message").map(AtifStep::textOf).orElse("");
    }

    private static String textOf(JsonTree content) {
        return content.elements().isEmpty()
                ? Optional.ofNullable(content.string()).orElse("")
                : content.elements().stream()
                        .flatMap(part -> part.text("text").stream())
                        .collect(Collectors.joining("\n"));
    }

    /** Returns the message of the step, and one with the results of its calls. */
    List<Message> toMessages(String track) {
        List<Message> messages = new ArrayList<>();
        List<Part> written = writtenParts();
        List<Part> results = results();
        if (!written.isEmpty()) {
            messages.add(message(track, role(), model(), written));
        }
        if (!results.isEmpty()) {
            messages.add(message(track, Role.USER, Optional.empty(), results));
        }
        return messages.isEmpty()
                ? List.of(message(track, Role.SYSTEM, Optional.empty(), List.of(Part.Unknown.of(json.json()))))
                : messages;
    }

    private Message message(String track, Role role, Optional<String> model, List<Part> parts) {
        return Message.builder(role, parts)
                .track(track)
                .time(time())
                .model(model)
                .build();
    }

    private Role role() {
        if (isOf("agent")) {
            return Role.ASSISTANT;
        }
        return isOf("user") || isFromUser() ? Role.USER : Role.SYSTEM;
    }

    private List<Part> writtenParts() {
        List<Part> parts = new ArrayList<>();
        json.text("reasoning_content").map(Part.Reasoning::of).ifPresent(parts::add);
        if (!text().isEmpty()) {
            parts.add(role() == Role.SYSTEM ? Part.Context.of("system", text()) : Part.Text.of(text()));
        }
        json.member("message").stream().flatMap(AtifStep::images).forEach(parts::add);
        json.list("tool_calls").map(AtifStep::toolCall).forEach(parts::add);
        return parts;
    }

    private static Stream<Part> images(JsonTree content) {
        return content.elements().stream()
                .filter(part -> part.text("type").filter("image"::equals).isPresent())
                .map(part -> Part.File.of(part.member("source")
                                .flatMap(source -> source.text("media_type"))
                                .orElse(""))
                        .withName(part.member("source").flatMap(source -> source.text("path"))));
    }

    private static Part toolCall(JsonTree call) {
        return Part.ToolCall.of(
                call.text("tool_call_id").orElse(""),
                call.text("function_name").orElse(""),
                call.member("arguments").map(JsonTree::displayText).orElse(""));
    }

    private List<Part> results() {
        return json.member("observation").stream()
                .flatMap(observation -> observation.list("results"))
                .map(AtifStep::result)
                .toList();
    }

    private static Part result(JsonTree result) {
        List<Part> parts = new ArrayList<>();
        result.member("content").ifPresent(content -> {
            parts.add(Part.Text.of(textOf(content)));
            images(content).forEach(parts::add);
        });
        return Part.ToolResult.of(result.text("source_call_id").orElse(""), parts);
    }
}
