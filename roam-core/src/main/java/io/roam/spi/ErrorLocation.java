package io.roam.spi;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * What an error concerns.
 *
 * @param kind what the value names
 * @param value the path, id, name or other text; empty if there is none
 */
public record ErrorLocation(Kind kind, String value) implements Serializable {
    /** What an error may concern. */
    public enum Kind {
        /** The path of a file. */
        FILE("file"),
        /** The path of a folder. */
        FOLDER("folder"),
        /** The id of a conversation, or the beginning of it. */
        CONVERSATION("conversation"),
        /** A tool's own id of a session. */
        SESSION("session"),
        /** The name or id of a device. */
        DEVICE("device"),
        /** Any other text: it ends the sentence. */
        OTHER("");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The label of the line that names the location; empty if it has no line of its own. */
        public String label() {
            return label;
        }
    }

    public static ErrorLocation none() {
        return other("");
    }

    public static ErrorLocation file(Path file) {
        return new ErrorLocation(Kind.FILE, file.toString());
    }

    public static ErrorLocation folder(Path folder) {
        return new ErrorLocation(Kind.FOLDER, folder.toString());
    }

    public static ErrorLocation conversation(String id) {
        return new ErrorLocation(Kind.CONVERSATION, id);
    }

    public static ErrorLocation session(String id) {
        return new ErrorLocation(Kind.SESSION, id);
    }

    public static ErrorLocation device(String name) {
        return new ErrorLocation(Kind.DEVICE, name);
    }

    public static ErrorLocation other(String value) {
        return new ErrorLocation(Kind.OTHER, value);
    }
}
