package io.roam.transcript;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message. Immutable; made by the {@code of} of its kinds, and the methods that follow it: these stay as they are when a component is
 * added. A later version may have more kinds, so a program passes over those that it does not know.
 */
public sealed interface Part {
    /** Text. */
    record Text(String text) implements Part {
        /** Returns a part with that text. */
        public static Text of(String text) {
            return new Text(text);
        }
    }

    /** The model's reasoning; may be empty where only a signature was kept. */
    record Reasoning(String text) implements Part {
        /** Returns a part with that reasoning. */
        public static Reasoning of(String text) {
            return new Reasoning(text);
        }
    }

    /**
     * A call of a tool.
     *
     * @param id the call's id, to which a result refers; empty if the tool keeps none
     * @param name the name of the tool that was called, such as {@code Bash}; may be empty
     * @param input the arguments as JSON text, usually an object
     */
    record ToolCall(String id, String name, String input) implements Part {
        /** Returns a call. */
        public static ToolCall of(String id, String name, String input) {
            return new ToolCall(id, name, input);
        }
    }

    /**
     * The result of a call.
     *
     * @param call the call's id; empty if the tool keeps none
     * @param parts what the call returned, in order; may be empty
     * @param error whether the call failed
     */
    record ToolResult(String call, List<Part> parts, boolean error) implements Part {
        /** Copies the list. */
        public ToolResult {
            parts = List.copyOf(parts);
        }

        /** Returns the result of a call that did not fail. */
        public static ToolResult of(String call, List<Part> parts) {
            return new ToolResult(call, parts, false);
        }

        /** Returns this as the result of a call that failed, or did not. */
        public ToolResult withError(boolean failed) {
            return new ToolResult(call, parts, failed);
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
        /** Returns a file of that type, of which neither the name, the size nor the bytes are known. */
        public static File of(String mediaType) {
            return new File(mediaType, Optional.empty(), -1, Optional::empty);
        }

        /** Returns this file with a name, if there is one. */
        public File withName(Optional<String> file) {
            return new File(mediaType, file, size, content);
        }

        /** Returns this file with its size in bytes; -1 if that is not known. */
        public File withSize(long bytes) {
            return new File(mediaType, name, bytes, content);
        }

        /** Returns this file with what gives its bytes. */
        public File withContent(Content bytes) {
            return new File(mediaType, name, size, bytes);
        }

        /**
         * Returns the bytes, if the conversation or this machine has them; decoded or read at each call, and not kept. The array is the caller's.
         * Anyone may have written them: treat them as you treat a download.
         */
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

    /** Gives the bytes of a file. Thread-safe; called long after the reading that made the file has ended, or never. */
    @FunctionalInterface
    interface Content {
        /** Returns the bytes; empty if they are not here, not in a form that can be decoded, or too many. Throws nothing. */
        Optional<byte[]> read();

        /** Returns the content that a text in base 64 states; the supplier is called at each reading. */
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
     * @param kind the adapter's own word, such as {@code compaction}, {@code summary}, {@code mode}: an open set
     */
    record Notice(String kind, String text) implements Part {
        /** Returns a notice. */
        public static Notice of(String kind, String text) {
            return new Notice(kind, text);
        }
    }

    /**
     * What the tool gave the model to read beside the words, or noted for itself: no word of anyone. Search and previews leave it out.
     *
     * @param kind the adapter's own word, such as {@code prompt_snapshot}, {@code skill_listing}: an open set
     */
    record Context(String kind, String text) implements Part {
        /** Returns context. */
        public static Context of(String kind, String text) {
            return new Context(kind, text);
        }
    }

    /** A part that this version of the adapter does not know, in the tool's own text. */
    record Unknown(String raw) implements Part {
        /** Returns a part with that text of the tool's. */
        public static Unknown of(String raw) {
            return new Unknown(raw);
        }
    }
}
