package io.roam.adapter.claude;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON value, and where it stands in a text.
 *
 * @param kind its first token
 * @param from where its first byte stands
 * @param to where the byte behind its last one stands
 * @param text what a string says; empty for all else
 * @param members of an object or array, in order
 */
record JsonValue(JsonToken kind, int from, int to, String text, List<Member> members) {

    /**
     * A member of an object, or an element of an array.
     *
     * @param name empty for an element
     * @param from where the first byte of its name stands, or of an element
     */
    record Member(String name, int from, JsonValue value) {
        int to() {
            return value.to();
        }
    }

    /** The object that a text is; empty if it is none. */
    static Optional<JsonValue> of(byte[] text) {
        List<JsonValue> found = new ArrayList<>();
        return Json.object(text, parser -> found.add(value(parser))) ? Optional.of(found.get(0)) : Optional.empty();
    }

    boolean isObject() {
        return kind == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return kind == JsonToken.START_ARRAY;
    }

    /** A member of an object. Of several of one name the last counts, as in the tool. */
    Optional<Member> member(String name) {
        return members.stream()
                .filter(member -> isObject() && member.name().equals(name))
                .reduce((first, last) -> last);
    }

    /** What a member that is a string says. */
    Optional<String> text(String name) {
        return member(name)
                .map(Member::value)
                .filter(value -> value.kind() == JsonToken.VALUE_STRING)
                .map(JsonValue::text);
    }

    private static JsonValue value(JsonParser parser) {
        JsonToken kind = parser.currentToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        List<Member> members = switch (kind) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            default -> List.of();
        };
        String text = kind == JsonToken.VALUE_STRING ? parser.getString() : "";
        parser.finishToken();
        return new JsonValue(kind, from, (int) parser.currentLocation().getByteOffset(), text, members);
    }

    private static List<Member> members(JsonParser parser) {
        List<Member> members = new ArrayList<>();
        for (@Nullable String name = parser.nextName(); name != null; name = parser.nextName()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.nextToken();
            members.add(new Member(name, from, value(parser)));
        }
        return members;
    }

    private static List<Member> elements(JsonParser parser) {
        List<Member> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonValue value = value(parser);
            elements.add(new Member("", value.from(), value));
        }
        return elements;
    }
}
