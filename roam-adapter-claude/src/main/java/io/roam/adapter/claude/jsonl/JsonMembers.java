package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an object in a line: strings by their value, everything else as its JSON text. */
public final class JsonMembers {
    private final byte[] line;
    private final Map<String, String> texts = new HashMap<>();

    public JsonMembers(byte[] line) {
        this.line = line;
    }

    /** Finds a member of the line itself. */
    public static Optional<String> find(byte[] line, String member) {
        JsonMembers members = new JsonMembers(line);
        StrictJson.readObject(line, parser -> members.readMember(parser, member));
        return Optional.ofNullable(members.text(member));
    }

    @Nullable
    public String text(String name) {
        return texts.get(name);
    }

    public String text(String name, String otherwise) {
        return texts.getOrDefault(name, otherwise);
    }

    /** Adds the member whose value is the current token of the parser. */
    public void addMember(String name, JsonParser parser) {
        texts.put(name, parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : jsonText(parser));
    }

    /** Returns the JSON text of the current value of the parser, and moves to its end. */
    public String jsonText(JsonParser parser) {
        if (!parser.currentToken().isStructStart()) {
            return parser.getString();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private void readMember(JsonParser parser, String member) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(member)) {
                addMember(name, parser);
            } else {
                parser.skipChildren();
            }
        }
    }
}
