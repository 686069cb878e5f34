package io.roam.json;

import com.google.common.base.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value, and its position in a text.
 *
 * @param from the offset of its first byte
 * @param to the offset behind its last byte
 * @param text the content of a string; empty for any other value
 * @param members the members of an object or the elements of an array, in order
 */
public record JsonValue(Kind kind, int from, int to, String text, List<Member> members) {

    /**
     * A member of an object, or an element of an array.
     *
     * @param name empty for an element
     * @param from the offset of the first byte of its name, or of an element without a name
     */
    public record Member(String name, int from, JsonValue value) {
        /** Where the byte behind its last one stands. */
        public int to() {
            return value.to();
        }
    }

    /** What a value can be. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        OTHER
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The object that a text is, and nothing else; empty if it is none. */
    public static Optional<JsonValue> parse(byte[] text) {
        boolean mayBe =
                text.length > 1 && text[0] > 0 && text[1] != 0; // else it counts as UTF-16, or has a mark before it
        if (!mayBe || !Utf8.isWellFormed(text)) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonValue value = value(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns a text as a JSON string. */
    public static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** Returns a member of an object; the last of several of that name, as the tools do. */
    public Optional<Member> member(String name) {
        return members.stream()
                .filter(member -> isObject() && member.name().equals(name))
                .reduce((first, last) -> last);
    }

    /** Returns the content of a member that is a string. */
    public Optional<String> text(String name) {
        return member(name)
                .map(Member::value)
                .filter(value -> value.kind() == Kind.STRING)
                .map(JsonValue::text);
    }

    private static JsonValue value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        List<Member> members = switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            default -> List.of();
        };
        String text = token == JsonToken.VALUE_STRING ? parser.getString() : "";
        parser.finishToken();
        return new JsonValue(kind(token), from, (int) parser.currentLocation().getByteOffset(), text, members);
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> Kind.STRING;
            default -> Kind.OTHER;
        };
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
