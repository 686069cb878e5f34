package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the first text in a message of the user. */
public final class UserText {
    private final byte[] line;
    private @Nullable String text;

    private UserText(byte[] line) {
        this.line = line;
    }

    /** Returns the beginning of the first text; empty if it is a command, which the tool puts into tags. */
    public static Optional<String> find(byte[] line) {
        UserText userText = new UserText(line);
        StrictJson.readObject(line, userText::readRow);
        return Optional.ofNullable(userText.text).filter(text -> !text.isBlank() && !text.startsWith("<"));
    }

    private void readRow(JsonParser parser) {
        readMember(parser, "message", () -> readMessage(parser));
    }

    private void readMessage(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readMember(parser, "content", () -> readContent(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void readContent(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            text = StringPrefix.read(line, parser);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readBlock(parser);
            }
        }
    }

    private void readBlock(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readMember(parser, "text", () -> readText(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void readText(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && text == null) {
            text = StringPrefix.read(line, parser);
        } else {
            parser.skipChildren();
        }
    }

    private static void readMember(JsonParser parser, String member, Runnable read) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(member)) {
                read.run();
            } else {
                parser.skipChildren();
            }
        }
    }
}
