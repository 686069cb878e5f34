package io.roam.adapter.claude;

import io.roam.transcript.Part;
import io.roam.transcript.Usage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a line of the user's or the model's says: its member {@code message}, or the attachment that holds queued words. */
final class Said {
    private final Blocks blocks;
    private List<Part> parts = List.of();
    private @Nullable String model;
    private @Nullable Usage usage;

    private Said(byte[] line) {
        this.blocks = new Blocks(line);
    }

    static Said of(byte[] line) {
        Said said = new Said(line);
        Json.object(line, said::row);
        return said;
    }

    List<Part> parts() {
        return parts;
    }

    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    private void row(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            boolean wanted = name.equals("message") || name.equals("attachment");
            if (wanted && value == JsonToken.START_OBJECT) {
                message(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void message(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "content", "prompt" -> parts = blocks.parts(parser);
                case "model" -> model = value == JsonToken.VALUE_STRING ? parser.getString() : model;
                case "usage" -> usage = value == JsonToken.START_OBJECT ? usage(parser) : usage;
                default -> parser.skipChildren();
            }
            parser.skipChildren();
        }
    }

    private static Usage usage(JsonParser parser) {
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
        return new Usage(tokens[0], tokens[1], tokens[2], tokens[3]);
    }
}
