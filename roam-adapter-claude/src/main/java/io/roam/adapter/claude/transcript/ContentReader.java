package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the content of a message, a text or an array of blocks, into parts. */
final class ContentReader {
    private final byte[] line;

    ContentReader(byte[] line) {
        this.line = line;
    }

    /** Reads the parts of the current value of the parser, and moves to its end. */
    List<Part> readParts(JsonParser parser) {
        List<Part> parts = new ArrayList<>();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            parts.add(Part.Text.of(parser.getString()));
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parts.add(readBlock(parser));
            }
        } else if (token != JsonToken.VALUE_NULL) {
            parts.add(Part.Unknown.of(new JsonMembers(line).jsonText(parser)));
        }
        return parts;
    }

    private Part readBlock(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Part.Text.of(parser.getString());
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return Part.Unknown.of(new JsonMembers(line).jsonText(parser));
        }
        return new BlockReader(line, this).read(parser);
    }
}
