package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members at the top level of a line. Of several with one name the last counts, as in the tool.
 *
 * <p>A member that is not a string counts as missing. Of those that are a sign, {@code true} reads as "true", and an object or array as
 * the empty string.
 */
public final class Row {
    private static final Row UNPARSABLE = new Row();
    private static final Set<Field> SIGNS =
            EnumSet.of(Field.META, Field.SIDECHAIN, Field.COMPACT_SUMMARY, Field.TOOL_RESULT, Field.EXPLICIT);

    private final Map<Field, String> values = new EnumMap<>(Field.class);

    private Row() {}

    /** Parses a line, without its line feed. */
    public static Row of(byte[] line) {
        Row row = new Row();
        return StrictJson.readObject(line, row::readMembers) ? row : UNPARSABLE;
    }

    /** Whether the line is one JSON object. */
    public boolean isParsable() {
        return this != UNPARSABLE;
    }

    @Nullable
    public String get(Field field) {
        return values.get(field);
    }

    public boolean has(Field field) {
        return get(field) != null;
    }

    public boolean is(Field field, String value) {
        return value.equals(get(field));
    }

    public boolean isTrue(Field field) {
        return is(field, "true");
    }

    /** Whether the line is a message of the user or the model. */
    public boolean isSpeech() {
        return is(Field.TYPE, "user") || is(Field.TYPE, "assistant");
    }

    private void readMembers(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Field field = Field.ofName(name);
            if (field == null) {
                parser.skipChildren();
            } else {
                put(field, valueOf(field, parser, token));
            }
        }
    }

    private void put(Field field, @Nullable String value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    private static @Nullable String valueOf(Field field, JsonParser parser, JsonToken token) {
        if (field == Field.ATTACHMENT || field == Field.ORIGIN) {
            return memberOf(parser, token, field == Field.ATTACHMENT ? "type" : "kind");
        }
        String text = textOf(parser, token);
        return text == null && SIGNS.contains(field) ? signOf(token) : text;
    }

    private static @Nullable String signOf(JsonToken token) {
        return token == JsonToken.VALUE_TRUE ? "true" : token.isStructStart() ? "" : null;
    }

    private static @Nullable String textOf(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private static @Nullable String memberOf(JsonParser parser, JsonToken token, String member) {
        String found = null;
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String value = textOf(parser, parser.nextToken());
            found = name.equals(member) ? value : found;
        }
        return found;
    }
}
