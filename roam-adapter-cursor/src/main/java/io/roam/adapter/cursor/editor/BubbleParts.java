package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts that a bubble has. */
record BubbleParts(Bubble bubble) {
    private static final List<String> FAILED = List.of("error", "cancelled");
    private static final List<String> ATTACHED = List.of("fileSelections", "folderSelections", "selections");

    void reasoning(List<Part> parts) {
        bubble.member("thinking")
                .filter(thinking -> !thinking.isNull())
                .ifPresent(thinking -> parts.add(new Part.Reasoning(
                        thinking.text().or(() -> thinking.textAt("text")).orElse(""))));
    }

    void text(List<Part> parts) {
        text().ifPresent(text -> parts.add(new Part.Text(text)));
    }

    private Optional<String> text() {
        return bubble.text("text").or(() -> bubble.text("rawText"));
    }

    /** Blocks of code that the words do not hold already. */
    void code(List<Part> parts) {
        String said = text().orElse("");
        for (JsonView block : bubble.list("codeBlocks")) {
            String content = block.textAt("content").orElse("");
            if (!content.isEmpty() && !said.contains(content.strip())) {
                String language = block.textAt("languageId").orElse("");
                parts.add(new Part.Text("```" + language + "\n" + content + "\n```"));
            }
        }
    }

    void attachments(List<Part> parts) {
        Stream<JsonView> images = Stream.of(
                        bubble.list("images").stream(),
                        bubble.list("selectedImages").stream(),
                        bubble.at("context", "selectedImages").stream().flatMap(list -> list.elements().stream()))
                .flatMap(all -> all);
        images.map(Attachment::image).distinct().forEach(parts::add);
        for (String kind : ATTACHED) {
            Stream<JsonView> all = Stream.concat(
                    bubble.list(kind).stream(),
                    bubble.at("context", kind).stream().flatMap(list -> list.elements().stream()));
            all.flatMap(json -> Attachment.file(json).stream()).distinct().forEach(parts::add);
        }
    }

    void tool(List<Part> parts) {
        bubble.tool().ifPresent(tool -> {
            String id = tool.textAt("toolCallId").orElse("");
            parts.add(new Part.ToolCall(id, tool.textAt("name").orElse(""), input(tool)));
            result(tool, id).ifPresent(parts::add);
        });
    }

    private static String input(JsonView tool) {
        return textOrJson(tool, "rawArgs").or(() -> textOrJson(tool, "params")).orElse("{}");
    }

    private static Optional<String> textOrJson(JsonView tool, String name) {
        return tool.at(name)
                .filter(json -> !json.isNull())
                .map(json -> json.text().orElseGet(json::json))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<Part> result(JsonView tool, String id) {
        String status = tool.textAt("status").orElse("");
        Optional<String> error = textOrJson(tool, "error");
        Optional<String> result = error.or(() -> textOrJson(tool, "result"));
        boolean failed = error.isPresent() || FAILED.contains(status);
        return result.isPresent() || failed
                ? Optional.of(new Part.ToolResult(id, List.of(new Part.Text(result.orElse(status))), failed))
                : Optional.empty();
    }

    void notices(List<Part> parts) {
        bubble.tool()
                .flatMap(tool -> tool.textAt("userDecision"))
                .ifPresent(decision -> parts.add(new Part.Notice("decision", decision)));
        bubble.text("checkpointId").ifPresent(id -> parts.add(new Part.Notice("checkpoint", id)));
        bubble.text("afterCheckpointId").ifPresent(id -> parts.add(new Part.Notice("checkpoint", id)));
        bubble.member("cachedConversationSummary")
                .filter(summary -> !summary.isNull())
                .map(summary ->
                        summary.text().or(() -> summary.textAt("summary")).orElseGet(summary::json))
                .filter(summary -> !summary.isEmpty())
                .ifPresent(summary -> parts.add(new Part.Notice("summary", summary)));
        bubble.member("errorDetails")
                .filter(JsonView::isObject)
                .ifPresent(error -> parts.add(new Part.Notice("error", error.json())));
    }
}
