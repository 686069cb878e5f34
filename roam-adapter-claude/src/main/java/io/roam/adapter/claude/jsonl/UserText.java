package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a message of the user holds: texts, files, or results of tool calls. */
public final class UserText {
    private final List<String> texts = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();

    private UserText() {}

    /** Reads the message in a line. */
    public static UserText of(byte[] line) {
        UserText userText = new UserText();
        StrictJson.readObject(line, parser -> readMember(parser, "message", () -> userText.readMessage(parser)));
        return userText;
    }

    /** Returns the texts, in order. */
    public List<String> texts() {
        return texts;
    }

    /** Whether it holds the result of a tool call. */
    public boolean holdsResult() {
        return blocks.contains("tool_result");
    }

    /** Returns the kind of the first file in it: {@code image} or {@code document}. */
    public Optional<String> fileKind() {
        return blocks.stream()
                .filter(type -> type.equals("image") || type.equals("document"))
                .findFirst();
    }

    private void readMessage(JsonParser parser) {
        texts.clear(); // of several members with one name, the last one counts
        blocks.clear();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readMember(parser, "content", () -> readContent(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void readContent(JsonParser parser) {
        texts.clear();
        blocks.clear();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(parser.getString());
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readBlock(parser);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void readBlock(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        @Nullable String type = null;
        @Nullable String text = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
            if (string && name.equals("type")) {
                type = parser.getString();
            } else if (string && name.equals("text")) {
                text = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        if (type != null) {
            blocks.add(type);
        }
        if (text != null && "text".equals(type)) {
            texts.add(text);
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
