package io.roam.adapter.claude.transcript;

import io.roam.json.StrictJson;
import io.roam.transcript.Part;
import io.roam.transcript.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A message of the user or the model: the member {@code message} of a line, or the attachment with a queued message. If its form is
 * unknown, the whole line.
 */
final class SpokenMessage {
    private final byte[] line;
    private final String envelope;
    private final String content;
    private final ContentReader reader;
    private @Nullable List<Part> parts;
    private @Nullable String model;
    private @Nullable Usage usage;

    private SpokenMessage(byte[] line, String envelope, String content) {
        this.line = line;
        this.envelope = envelope;
        this.content = content;
        this.reader = new ContentReader(line);
    }

    /** Reads a message of the user or the model. */
    static SpokenMessage of(byte[] line) {
        return of(line, "message", "content");
    }

    /** Reads a message that the user typed while the model was busy. */
    static SpokenMessage ofQueued(byte[] line) {
        return of(line, "attachment", "prompt");
    }

    private static SpokenMessage of(byte[] line, String envelope, String content) {
        SpokenMessage spokenMessage = new SpokenMessage(line, envelope, content);
        StrictJson.readObject(line, spokenMessage::readRow);
        return spokenMessage;
    }

    List<Part> parts() {
        return parts == null ? List.of(Part.Unknown.of(new String(line, StandardCharsets.UTF_8))) : parts;
    }

    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    private void readRow(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            boolean isEnvelope = name.equals(envelope);
            parts = isEnvelope ? null : parts; // of several members with one name, the last one counts
            if (isEnvelope && value == JsonToken.START_OBJECT) {
                readMessage(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readMessage(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals(content)) {
                parts = reader.readParts(parser);
            } else if (name.equals("model") && value == JsonToken.VALUE_STRING) {
                model = parser.getString();
            } else if (name.equals("usage") && value == JsonToken.START_OBJECT) {
                usage = readUsage(parser);
            }
            parser.skipChildren();
        }
    }

    private static Usage readUsage(JsonParser parser) {
        long[] tokens = new long[4];
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            int kind = List.of(
                            "input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")
                    .indexOf(name);
            if (kind >= 0 && value == JsonToken.VALUE_NUMBER_INT) {
                tokens[kind] = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        return Usage.of(tokens[0], tokens[1]).withCache(tokens[2], tokens[3]);
    }
}
