package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an object in a line: strings as they read, everything else as its JSON text. */
public final class JsonMembers {
    private final byte[] line;
    private final Map<String, String> texts = new HashMap<>();

    public JsonMembers(byte[] line) {
        this.line = line;
    }

    /** One member of the line itself. */
    public static Optional<String> find(byte[] line, String wanted) {
        JsonMembers members = new JsonMembers(line);
        StrictJson.readObject(line, parser -> members.readMember(parser, wanted));
        return Optional.ofNullable(members.text(wanted));
    }

    @Nullable
    public String text(String name) {
        return texts.get(name);
    }

    public String text(String name, String otherwise) {
        return texts.getOrDefault(name, otherwise);
    }

    /** Takes the member whose value the parser stands on. */
    public void addMember(String name, JsonParser parser) {
        texts.put(name, parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : jsonText(parser));
    }

    /** The JSON text of the value that the parser stands on, and leaves. */
    public String jsonText(JsonParser parser) {
        if (!parser.currentToken().isStructStart()) {
            return parser.getString();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private void readMember(JsonParser parser, String wanted) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
                addMember(name, parser);
            } else {
                parser.skipChildren();
            }
        }
    }
}
