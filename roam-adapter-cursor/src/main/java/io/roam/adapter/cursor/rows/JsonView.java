package io.roam.adapter.cursor.rows;

import com.google.common.base.Utf8;
import io.roam.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON value at its place in a text. Its content is parsed on request, so reading little of a large value costs little. Nothing is
 * ever formatted anew.
 */
public final class JsonView {
    private final byte[] source;
    private final JsonToken kind;
    private final int from;
    private final int to;

    private JsonView(byte[] source, JsonToken kind, int from, int to) {
        this.source = source;
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    /** Returns the value that makes up a text; empty if the text is not JSON, or has more after the value. */
    public static Optional<JsonView> of(byte[] text) {
        return parseFirst(text).filter(value -> isBlank(text, value.to));
    }

    /** Returns the value at the beginning of a text. */
    static Optional<JsonView> parseFirst(byte[] text) {
        if (!StrictJson.mayBeJson(text)) {
            return Optional.empty();
        }
        try (JsonParser parser = StrictJson.parser(text, 0, text.length)) {
            JsonToken token = parser.nextToken();
            return token == null
                    ? Optional.empty()
                    : Optional.of(valueAt(text, 0, parser))
                            .filter(value -> Utf8.isWellFormed(text, value.from, value.to - value.from));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing but JSON's white space follows. */
    private static boolean isBlank(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    public static Optional<JsonView> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the value at the parser's position, and moves past it. */
    private static JsonView valueAt(byte[] source, int base, JsonParser parser) {
        JsonToken kind = parser.currentToken();
        int from = base + (int) parser.currentTokenLocation().getByteOffset();
        if (kind.isStructStart()) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        return new JsonView(
                source, kind, from, base + (int) parser.currentLocation().getByteOffset());
    }

    /** Returns the text that contains the value. */
    public byte[] source() {
        return source;
    }

    /** Returns the index of its first byte. */
    int from() {
        return from;
    }

    /** Returns the index after its last byte. */
    int to() {
        return to;
    }

    public boolean isObject() {
        return kind == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return kind == JsonToken.START_ARRAY;
    }

    public boolean isTrue() {
        return kind == JsonToken.VALUE_TRUE;
    }

    public boolean isNull() {
        return kind == JsonToken.VALUE_NULL;
    }

    /** Returns the members of an object, of several with one name the last; none if it is something else. */
    public Map<String, JsonView> members() {
        Map<String, JsonView> members = new LinkedHashMap<>();
        if (isObject()) {
            try (JsonParser parser = StrictJson.parser(source, from, to - from)) {
                parser.nextToken();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    members.put(name, valueAt(source, from, parser));
                }
            }
        }
        return members;
    }

    /** Returns the elements of an array; none if it is something else. */
    public List<JsonView> elements() {
        List<JsonView> elements = new ArrayList<>();
        if (isArray()) {
            try (JsonParser parser = StrictJson.parser(source, from, to - from)) {
                parser.nextToken();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(valueAt(source, from, parser));
                }
            }
        }
        return elements;
    }

    /** Returns the text of a string; empty if it is something else. */
    public Optional<String> text() {
        if (kind != JsonToken.VALUE_STRING) {
            return Optional.empty();
        }
        try (JsonParser parser = StrictJson.parser(source, from, to - from)) {
            parser.nextToken();
            return Optional.of(parser.getString());
        }
    }

    /** Returns a number without its fraction; empty if it is something else. */
    public OptionalLong number() {
        return kind == JsonToken.VALUE_NUMBER_INT || kind == JsonToken.VALUE_NUMBER_FLOAT
                ? wholePart(json())
                : OptionalLong.empty();
    }

    private static OptionalLong wholePart(String number) {
        try {
            double value = new BigDecimal(number).doubleValue();
            return Math.abs(value) < 1e18 ? OptionalLong.of((long) value) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public String json() {
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(source, from, to);
    }

    /** Returns the member at a path of names. */
    public Optional<JsonView> find(String... way) {
        Optional<JsonView> value = Optional.of(this);
        for (String name : way) {
            value = value.map(json -> json.members().get(name));
        }
        return value;
    }

    /** Returns the text of the member at a path of names; empty if there is none, or it is empty. */
    public Optional<String> findText(String... way) {
        return find(way).flatMap(JsonView::text).filter(text -> !text.isEmpty());
    }
}
