package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The first words in a line of the user's. */
public final class UserText {
    private final byte[] line;
    private @Nullable String found;

    private UserText(byte[] line) {
        this.line = line;
    }

    /** The beginning of the first text in its message; commands that the tool wraps in tags are no words. */
    public static Optional<String> of(byte[] line) {
        UserText words = new UserText(line);
        StrictJson.readObject(line, words::row);
        return Optional.ofNullable(words.found).filter(text -> !text.isBlank() && !text.startsWith("<"));
    }

    private void row(JsonParser parser) {
        members(parser, "message", () -> message(parser));
    }

    private void message(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            members(parser, "content", () -> content(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void content(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            found = StringPrefix.of(line, parser);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                block(parser);
            }
        }
    }

    private void block(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            members(parser, "text", () -> text(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && found == null) {
            found = StringPrefix.of(line, parser);
        } else {
            parser.skipChildren();
        }
    }

    private static void members(JsonParser parser, String wanted, Runnable take) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
                take.run();
            } else {
                parser.skipChildren();
            }
        }
    }
}
