package io.roam.adapter.gemini;

import io.roam.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds in the beginning of a document which session it is, and whether anything was said in it. */
final class DocumentHead {
    private String id = "";
    private boolean spoken;

    /** Reads what is there of a document; returns whether all is known. */
    boolean read(byte[] beginning) {
        if (!StrictJson.mayBeJson(beginning)) {
            return false;
        }
        try (JsonParser parser = StrictJson.parser(beginning, 0, beginning.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return true;
            }
            for (String name = parser.nextName(); name != null && !isKnown(); name = parser.nextName()) {
                readMember(name, parser);
            }
            return true;
        } catch (JacksonException e) { // cut off, or half written
            return isKnown();
        }
    }

    private boolean isKnown() {
        return !id.isEmpty() && spoken;
    }

    private void readMember(String name, JsonParser parser) {
        JsonToken value = parser.nextToken();
        if (name.equals("sessionId") && value == JsonToken.VALUE_STRING) {
            id = parser.getString();
        } else if (name.equals("messages") && value == JsonToken.START_ARRAY) {
            while (!isKnown() && parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void readElement(JsonParser parser) {
        boolean named = false;
        boolean ofSomeone = false;
        if (spoken || parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && name.equals("id")) {
                named = !parser.getString().equals(LogLine.CONTEXT_ID);
            } else if (text && name.equals("type")) {
                ofSomeone =
                        parser.getString().equals("user") || parser.getString().equals("gemini");
            } else {
                parser.skipChildren();
            }
        }
        spoken |= named && ofSomeone;
    }

    /** Returns the session's id; empty if the document is of no session. */
    String id() {
        return id;
    }

    boolean isSpoken() {
        return spoken;
    }
}
