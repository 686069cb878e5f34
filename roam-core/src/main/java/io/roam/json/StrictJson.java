package io.roam.json;

import com.google.common.base.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Parses JSON that a tool wrote: RFC 8259 in well-formed UTF-8, nested at most 1000 deep, of any length. */
public final class StrictJson {
    private static final int MAX_DEPTH = 1000;

    // The class of a record must not depend on the limits of Jackson, or on the texts that it parsed before.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .build())
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private StrictJson() {}

    /** Reads the members of an object. */
    @FunctionalInterface
    public interface ObjectReader {
        /** Reads from the first token of the object to its last, and leaves the parser there. */
        void read(JsonParser parser);
    }

    /** Returns a parser for a part of a text. */
    public static JsonParser parser(byte[] text, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), text, from, length);
    }

    /**
     * Reads a text that must be one object, and returns whether it is; if not, {@code reader} has seen a part of it. The reader may be
     * called twice, and then sees all of it again.
     */
    public static boolean readObject(byte[] text, ObjectReader reader) {
        if (!mayBeJson(text) || !Utf8.isWellFormed(text)) {
            return false;
        }
        return parse(text, reader)
                || SurrogateNames.replaceIn(text)
                        .filter(plain -> parse(plain, reader))
                        .isPresent();
    }

    /** Whether the first bytes may begin JSON in UTF-8. Jackson would skip a byte order mark, and take NULs for a sign of UTF-16. */
    public static boolean mayBeJson(byte[] text) {
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0) {
                return false;
            }
        }
        return text.length > 0 && text[0] > 0;
    }

    private static boolean parse(byte[] text, ObjectReader reader) {
        try (JsonParser parser = parser(text, 0, text.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            reader.read(parser);
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
