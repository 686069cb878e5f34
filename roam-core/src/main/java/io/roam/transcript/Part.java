package io.roam.transcript;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
     * An image or another file. Two are equal if they are described alike.
     *
     * @param mediaType such as {@code image/png}; may be empty
     * @param name a file name, if there is one
     * @param size bytes, or -1 if unknown
     * @param content gives the bytes
     */
    record File(String mediaType, Optional<String> name, long size, Content content) implements Part {
        /** Describes a file of which the conversation has no bytes. */
        public File(String mediaType, Optional<String> name, long size) {
            this(mediaType, name, size, Optional::empty);
        }

        /** Returns the bytes, if the conversation has them; decoded at each call. */
        public Optional<byte[]> bytes() {
            return content.read();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof File file
                    && mediaType.equals(file.mediaType)
                    && name.equals(file.name)
                    && size == file.size;
        }

        @Override
        public int hashCode() {
            return Objects.hash(mediaType, name, size);
        }

        @Override
        public String toString() {
            return "File[mediaType=" + mediaType + ", name=" + name + ", size=" + size + "]";
        }
    }

    /** Gives the bytes of a file. Thread-safe. */
    @FunctionalInterface
    interface Content {
        /** Returns the bytes; empty if the conversation does not have them, or not in a form that can be decoded. */
        Optional<byte[]> read();

        /** Returns the content that a text in base 64 states. */
        static Content ofBase64(Supplier<String> text) {
            return () -> {
                try {
                    return Optional.of(Base64.getMimeDecoder().decode(text.get()));
                } catch (IllegalArgumentException e) { // it is none
                    return Optional.empty();
                }
            };
        }
    }

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
