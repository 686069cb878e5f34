package io.roam.adapter.claude.jsonl;

import io.roam.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The ids in a message: its own, and those of the tool calls that it makes or answers. */
public final class MessageIds {
    private final List<String> madeCalls = new ArrayList<>();
    private final List<String> answeredCalls = new ArrayList<>();
    private @Nullable String message;

    private MessageIds() {}

    public static MessageIds of(byte[] line) {
        MessageIds ids = new MessageIds();
        StrictJson.readObject(line, ids::readRow);
        return ids;
    }

    /** Returns the id that all lines of one message of the model share. */
    @Nullable
    public String message() {
        return message;
    }

    public List<String> madeCalls() {
        return madeCalls;
    }

    public List<String> answeredCalls() {
        return answeredCalls;
    }

    private void readRow(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("message")) {
                clear();
            }
            if (name.equals("message") && value == JsonToken.START_OBJECT) {
                readMessage(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    // Of several members with one name, the last one counts.
    private void clear() {
        message = null;
        madeCalls.clear();
        answeredCalls.clear();
    }

    private void readMessage(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                message = parser.getString();
            } else if (name.equals("content") && value == JsonToken.START_ARRAY) {
                readBlocks(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readBlocks(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readBlock(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readBlock(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
            if (string && name.equals("id")) {
                madeCalls.add(parser.getString());
            } else if (string && name.equals("tool_use_id")) {
                answeredCalls.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}
