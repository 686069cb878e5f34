package io.roam.adapter.cursor;

import com.google.common.base.Utf8;
import java.math.BigDecimal;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** How JSON is parsed: RFC 8259 in well-formed UTF-8, nested at most 1000 deep, of any length. */
public final class Parsing {
    private static final int DEEPEST = 1000;

    // What Jackson would refuse for its own safety, or by what it parsed before, must not decide what a record is.
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

    private Parsing() {}

    public static JsonParser of(byte[] text, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), text, from, length);
    }

    // Jackson would skip a byte order mark and take NULs for a sign of UTF-16.
    public static boolean mayBeJson(byte[] text) {
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0) {
                return false;
            }
        }
        return text.length > 0 && text[0] > 0;
    }

    /** Whether the bytes between two places are UTF-8. */
    public static boolean isWellFormed(byte[] text, int from, int to) {
        return Utf8.isWellFormed(text, from, to - from);
    }

    /** Whether nothing but JSON's white space stands behind a place. */
    public static boolean isBlank(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The text as a JSON string. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    public static OptionalLong number(String text) {
        try {
            double value = new BigDecimal(text).doubleValue();
            return Math.abs(value) < 1e18 ? OptionalLong.of((long) value) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
