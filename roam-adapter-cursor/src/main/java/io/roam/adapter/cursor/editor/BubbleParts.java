package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the parts of a bubble. */
record BubbleParts(Bubble bubble) {
    private static final List<String> FAILED = List.of("error", "cancelled");
    private static final List<String> ATTACHED = List.of("fileSelections", "folderSelections", "selections");

    void addReasoning(List<Part> parts) {
        bubble.member("thinking")
                .filter(thinking -> !thinking.isNull())
                .ifPresent(thinking -> parts.add(Part.Reasoning.of(
                        thinking.text().or(() -> thinking.findText("text")).orElse(""))));
    }

    void addText(List<Part> parts) {
        bubble.spokenText().ifPresent(text -> parts.add(Part.Text.of(text)));
    }

    /** Adds blocks of code that the text does not contain. */
    void addCode(List<Part> parts) {
        String text = bubble.spokenText().orElse("");
        for (JsonView block : bubble.elements("codeBlocks")) {
            String content = block.findText("content").orElse("");
            if (!content.isEmpty() && !text.contains(content.strip())) {
                String language = block.findText("languageId").orElse("");
                parts.add(Part.Text.of("```" + language + "\n" + content + "\n```"));
            }
        }
    }

    void addAttachments(List<Part> parts) {
        Stream<JsonView> images = Stream.of(
                        bubble.elements("images").stream(),
                        bubble.elements("selectedImages").stream(),
                        bubble.find("context", "selectedImages").stream().flatMap(list -> list.elements().stream()))
                .flatMap(all -> all);
        images.map(Attachment::image).distinct().forEach(parts::add);
        for (String kind : ATTACHED) {
            Stream<JsonView> all = Stream.concat(
                    bubble.elements(kind).stream(),
                    bubble.find("context", kind).stream().flatMap(list -> list.elements().stream()));
            all.flatMap(json -> Attachment.file(json).stream()).distinct().forEach(parts::add);
        }
    }

    void addToolCall(List<Part> parts) {
        bubble.toolCall().ifPresent(tool -> {
            String id = tool.findText("toolCallId").orElse("");
            parts.add(Part.ToolCall.of(id, tool.findText("name").orElse(""), inputOf(tool)));
            resultOf(tool, id).ifPresent(parts::add);
        });
    }

    private static String inputOf(JsonView tool) {
        return textOrJson(tool, "rawArgs").or(() -> textOrJson(tool, "params")).orElse("{}");
    }

    private static Optional<String> textOrJson(JsonView tool, String name) {
        return tool.find(name)
                .filter(json -> !json.isNull())
                .map(json -> json.text().orElseGet(json::json))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<Part> resultOf(JsonView tool, String id) {
        String status = tool.findText("status").orElse("");
        Optional<String> error = textOrJson(tool, "error");
        Optional<String> result = error.or(() -> textOrJson(tool, "result"));
        boolean failed = error.isPresent() || FAILED.contains(status);
        return result.isPresent() || failed
                ? Optional.of(Part.ToolResult.of(id, List.of(Part.Text.of(result.orElse(status))))
                        .withError(failed))
                : Optional.empty();
    }

    void addNotices(List<Part> parts) {
        bubble.toolCall()
                .flatMap(tool -> tool.findText("userDecision"))
                .ifPresent(decision -> parts.add(Part.Notice.of("decision", decision)));
        bubble.findText("checkpointId").ifPresent(id -> parts.add(Part.Notice.of("checkpoint", id)));
        bubble.findText("afterCheckpointId").ifPresent(id -> parts.add(Part.Notice.of("checkpoint", id)));
        bubble.member("cachedConversationSummary")
                .filter(summary -> !summary.isNull())
                .map(summary ->
                        summary.text().or(() -> summary.findText("summary")).orElseGet(summary::json))
                .filter(summary -> !summary.isEmpty())
                .ifPresent(summary -> parts.add(Part.Notice.of("summary", summary)));
        bubble.member("errorDetails")
                .filter(JsonView::isObject)
                .ifPresent(error -> parts.add(Part.Notice.of("error", error.json())));
    }
}
