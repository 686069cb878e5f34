package io.roam.transcript;

import java.util.List;
import java.util.Optional;

/** A part of a message. */
public sealed interface Part {
    /** Text. */
    record Text(String text) implements Part {}

    /** The model's reasoning; may be empty where only a signature was kept. */
    record Reasoning(String text) implements Part {}

    /**
     * A call of a tool.
     *
     * @param id the call's id, to which a result refers
     * @param input the arguments as JSON text
     */
    record ToolCall(String id, String name, String input) implements Part {}

    /**
     * The result of a call.
     *
     * @param call the call's id
     * @param error whether the call failed
     */
    record ToolResult(String call, List<Part> parts, boolean error) implements Part {
        /** Copies the list. */
        public ToolResult {
            parts = List.copyOf(parts);
        }
    }

    /**
     * An image or another file.
     *
     * @param mediaType such as {@code image/png}; may be empty
     * @param name a file name, if there is one
     * @param size bytes, or -1 if unknown
     */
    record File(String mediaType, Optional<String> name, long size) implements Part {}

    /**
     * A notice of the tool about the conversation.
     *
     * @param kind such as {@code compaction}, {@code summary}, {@code mode}
     */
    record Notice(String kind, String text) implements Part {}

    /**
     * What the tool gave the model to read beside the words, or noted for itself: no word of anyone. Search and previews leave it out.
     *
     * @param kind such as {@code prompt_snapshot}, {@code skill_listing}
     */
    record Context(String kind, String text) implements Part {}

    /** A part that this version of the adapter does not know, in the tool's own text. */
    record Unknown(String raw) implements Part {}
}
