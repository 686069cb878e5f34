package io.roam.adapter.claude;

import com.google.common.base.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** How a line is parsed: RFC 8259 in well-formed UTF-8, nested at most 1000 deep, of any length. */
public final class Json {
    private static final int DEEPEST = 1000;

    // What Jackson would refuse for its own safety, or by what it parsed before, must not decide a record's class.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .build())
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private Json() {}

    /** Takes what an object holds, standing on its first token. */
    @FunctionalInterface
    public interface Visit {
        /** Reads up to the object's end, on which the parser stands afterwards. */
        void object(JsonParser parser);
    }

    /**
     * Says whether the line is one JSON object and nothing else; {@code visit} has seen a part of it if not. It may be called twice,
     * and then once more sees all.
     */
    public static boolean object(byte[] line, Visit visit) {
        if (!mayBeObject(line) || !Utf8.isWellFormed(line)) {
            return false;
        }
        return parse(line, visit)
                || OddNames.plain(line).filter(plain -> parse(plain, visit)).isPresent();
    }

    private static boolean parse(byte[] line, Visit visit) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            visit.object(parser);
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    // Jackson would skip a byte order mark and take NULs for a sign of UTF-16.
    private static boolean mayBeObject(byte[] line) {
        for (int i = 0; i < Math.min(4, line.length); i++) {
            if (line[i] == 0) {
                return false;
            }
        }
        return line.length > 1 && line[0] > 0;
    }
}
