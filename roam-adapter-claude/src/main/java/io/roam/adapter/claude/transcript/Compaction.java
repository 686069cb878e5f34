package io.roam.adapter.claude.transcript;

import io.roam.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The metadata of a compaction: the messages that it kept, and the anchor that the first of them follows from then on. Each other one
 * follows the one before. In the file, kept messages stay where they were.
 */
final class Compaction {
    private final List<String> kept = new ArrayList<>();
    private @Nullable String anchor;

    private Compaction() {}

    static Compaction of(byte[] line) {
        Compaction compaction = new Compaction();
        StrictJson.readObject(line, parser -> compaction.readWithin(parser, "compactMetadata", 1));
        return compaction;
    }

    /** Returns the ids of the kept messages, in order. */
    List<String> kept() {
        return kept;
    }

    @Nullable
    String anchor() {
        return anchor;
    }

    private void readWithin(JsonParser parser, String member, int depth) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (!name.equals(member) || value != JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (depth > 0) {
                readWithin(parser, "preservedMessages", depth - 1);
            } else {
                readPreserved(parser);
            }
        }
    }

    private void readPreserved(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("anchorUuid") && value == JsonToken.VALUE_STRING) {
                anchor = parser.getString();
            } else if (name.equals("uuids") && value == JsonToken.START_ARRAY) {
                kept.clear();
                readIds(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readIds(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                kept.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}
