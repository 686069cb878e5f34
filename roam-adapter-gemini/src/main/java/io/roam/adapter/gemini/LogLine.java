package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import java.util.Optional;

/**
 * A line of a session, as the tool takes it: it asks for the kinds in their order here.
 *
 * @param json the object that the line is; empty if it is none
 */
record LogLine(Kind kind, Optional<JsonSlice> json) {
    /** The id of the first message of each session, in which the tool states folders and date; it makes that message anew at each start. */
    static final String CONTEXT_ID = "d04923d38bb0f6017037e74183378ef4";

    /** What a line is. */
    enum Kind {
        /** Takes back a message, and all behind it. */
        REWIND,
        /** A message, or a later value of one. */
        MESSAGE,
        /** New values of the header's members, or a new list of all messages. */
        UPDATE,
        /** Says which session it is. */
        HEADER,
        /** An object that the tool passes over. */
        UNKNOWN,
        /** No object. */
        UNREADABLE
    }

    static LogLine of(byte[] line) {
        Optional<JsonSlice> json = JsonText.object(line);
        return new LogLine(json.map(LogLine::kindOf).orElse(Kind.UNREADABLE), json);
    }

    static LogLine of(JsonSlice object) {
        return new LogLine(kindOf(object), Optional.of(object));
    }

    private static Kind kindOf(JsonSlice line) {
        if (line.string("$rewindTo").isPresent()) {
            return Kind.REWIND;
        }
        if (line.string("id").isPresent()) {
            return Kind.MESSAGE;
        }
        if (line.member("$set").filter(LogLine::isTree).isPresent()) {
            return Kind.UPDATE;
        }
        boolean header = line.string("sessionId").isPresent()
                && line.string("projectHash").isPresent();
        return header ? Kind.HEADER : Kind.UNKNOWN;
    }

    private static boolean isTree(JsonSlice value) {
        return value.isObject() || value.kind() == JsonSlice.Kind.ARRAY;
    }

    /** Whether it is a message of the user or the model, and not the tool's own context. */
    boolean isSpoken() {
        return kind == Kind.MESSAGE
                && string("type")
                        .filter(type -> type.equals("user") || type.equals("gemini"))
                        .isPresent()
                && !string("id").orElse("").equals(CONTEXT_ID);
    }

    /** Returns a text of the object's. */
    Optional<String> string(String name) {
        return json.flatMap(object -> object.string(name));
    }

    /** Returns the values that an update gives to the header's members, or that the header itself has. */
    Optional<JsonSlice> values() {
        return switch (kind) {
            case UPDATE -> json.flatMap(object -> object.member("$set"));
            case HEADER -> json;
            default -> Optional.empty();
        };
    }

    /** Returns the list of all messages that an update or a header brings. */
    Optional<JsonSlice> messages() {
        return values().flatMap(values -> values.member("messages"))
                .filter(list -> list.kind() == JsonSlice.Kind.ARRAY);
    }
}
