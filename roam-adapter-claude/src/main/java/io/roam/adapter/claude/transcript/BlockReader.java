package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one block of the content of a message. */
final class BlockReader {
    private static final int BASE64_CHARACTERS = 4;
    private static final int BASE64_BYTES = 3;

    private final byte[] line;
    private final ContentReader reader;
    private final JsonMembers members;
    private List<Part> content = List.of();
    private String mediaType = "";
    private long size = -1;
    private Part.Content data = Optional::empty;

    BlockReader(byte[] line, ContentReader reader) {
        this.line = line;
        this.reader = reader;
        this.members = new JsonMembers(line);
    }

    Part read(JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("content")) {
                content = reader.readParts(parser);
            } else if (name.equals("source") && value == JsonToken.START_OBJECT) {
                readSource(parser);
            } else {
                members.addMember(name, parser);
            }
        }
        int to = (int) parser.currentLocation().getByteOffset();
        return toPart(from, to);
    }

    private Part toPart(int from, int to) {
        String type = members.text("type", "");
        return switch (type) {
            case "text" -> Part.Text.of(members.text("text", ""));
            case "thinking" -> Part.Reasoning.of(members.text("thinking", ""));
            case "redacted_thinking" -> Part.Reasoning.of("");
            case "tool_use", "server_tool_use", "mcp_tool_use" -> toolCall();
            case "image", "document" ->
                Part.File.of(mediaType)
                        .withName(Optional.ofNullable(members.text("title")))
                        .withSize(size)
                        .withContent(data);
            default ->
                type.endsWith("tool_result")
                        ? toolResult()
                        : Part.Unknown.of(new String(line, from, to - from, StandardCharsets.UTF_8));
        };
    }

    private Part toolCall() {
        return Part.ToolCall.of(members.text("id", ""), members.text("name", ""), members.text("input", "{}"));
    }

    private Part toolResult() {
        boolean error = members.text("is_error", "").equals("true");
        return Part.ToolResult.of(members.text("tool_use_id", ""), content).withError(error);
    }

    // Data may be megabytes: it is decoded when it is asked for.
    private void readSource(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("media_type") && value == JsonToken.VALUE_STRING) {
                mediaType = parser.getString();
            } else if (name.equals("data") && value == JsonToken.VALUE_STRING) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                size = (long) parser.getStringLength() / BASE64_CHARACTERS * BASE64_BYTES;
                int to = (int) parser.currentLocation().getByteOffset();
                data = Part.Content.ofBase64(() -> base64(from, to));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Returns a string of the line; its quotes and backslashes are none of the letters of base 64. */
    private String base64(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1)
                .replace("\\n", "")
                .replace("\\r", "");
    }
}
