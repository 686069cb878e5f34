package io.roam.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON as plain Java values: {@link Map} in the order of the text, {@link java.util.List}, {@link String}, {@link Long} ({@link BigInteger}
 * beyond its range), {@link BigDecimal}, {@link Boolean} and null.
 */
public final class Json {
    private static final JsonFactory PLAIN = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** Parses a text that must be one object and nothing else. */
    public static Map<String, @Nullable Object> object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("text that is not UTF-8", e);
        }
    }

    /** Parses a text that must be one object and nothing else. */
    public static Map<String, @Nullable Object> object(String text) {
        return JsonReader.readTree(text);
    }

    /**
     * Returns a value as JSON in one line. Beside the types of {@link #object} it may hold other collections, arrays of ints, and other
     * integers; anything else is written as the string that it returns for itself.
     */
    public static String text(@Nullable Object value) {
        String text = text(PLAIN, value);
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : text(ASCII, value);
    }

    /** Returns a value as JSON in one line, in UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonFactory factory, @Nullable Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            list.forEach(element -> write(out, element));
            out.writeEndArray();
        } else if (value instanceof int[] numbers) {
            out.writeArray(numbers, 0, numbers.length);
        } else {
            writeScalar(out, value);
        }
    }

    private static void writeObject(JsonGenerator out, Map<?, ?> map) {
        out.writeStartObject();
        map.forEach((name, field) -> {
            out.writeName(String.valueOf(name));
            write(out, field);
        });
        out.writeEndObject();
    }

    private static void writeScalar(JsonGenerator out, Object value) {
        if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeString(value.toString());
        }
    }
}
