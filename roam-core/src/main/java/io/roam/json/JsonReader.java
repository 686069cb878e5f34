package io.roam.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON that is too large for a tree as a stream. All methods throw {@link MalformedJsonException}, and
 * {@link UncheckedIOException} when the bytes cannot be read.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_VALUES = 100_000;
    private static final JsonFactory FOR_TEXT = factory(Integer.MAX_VALUE);
    private static final JsonFactory FOR_STREAMS = factory(1 << 22);

    private final JsonParser parser;
    private int valuesLeft;

    private JsonReader(JsonParser parser, int mostValues) {
        this.parser = parser;
        this.valuesLeft = mostValues;
    }

    private static JsonFactory factory(int mostCharacters) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(mostCharacters)
                        .build())
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES) // hostile names would fill the table
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
    }

    /** Gets the name of a field, and must read its value with one of the reader's methods. */
    @FunctionalInterface
    public interface Field {
        /** Reads the value of the field {@code name}. */
        void read(String name);
    }

    /**
     * Reads one object, each of whose fields is given to {@code field}, and checks that nothing follows. A string has at most 4,194,304
     * characters, and all trees together have at most 100,000 values. The stream stays open.
     */
    public static void readDocument(InputStream in, DocumentField field) {
        Reader strict = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        readDocument(FOR_STREAMS, strict, MAX_VALUES, reader -> reader.readObject(name -> field.read(reader, name)));
    }

    /** Reads a field of the outermost object. */
    @FunctionalInterface
    public interface DocumentField {
        /** Reads the value of the field {@code name} from {@code reader}. */
        void read(JsonReader reader, String name);
    }

    static Map<String, @Nullable Object> readTree(String text) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        readDocument(FOR_TEXT, new StringReader(text), Integer.MAX_VALUE, reader -> all.putAll(reader.readTree()));
        return all;
    }

    private static void readDocument(JsonFactory factory, Reader in, int mostValues, Consumer<JsonReader> body) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
            JsonReader reader = new JsonReader(parser, mostValues);
            parser.nextToken();
            body.accept(reader);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("unexpected text after the JSON object");
            }
        } catch (JacksonIOException e) {
            throw unreadable(e);
        } catch (JacksonException e) {
            throw new MalformedJsonException("broken JSON", e);
        } catch (NumberFormatException e) { // Jackson throws it for an exponent beyond all bounds
            throw new MalformedJsonException("a number out of range", e);
        }
    }

    private static RuntimeException unreadable(JacksonIOException e) {
        IOException cause = e.getCause();
        return cause instanceof CharacterCodingException
                ? new MalformedJsonException("text that is not UTF-8", e)
                : new UncheckedIOException(cause);
    }

    /** Reads an object, each of whose names is given to {@code field}. */
    public void readObject(Field field) {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Reads an array; {@code element} is called to read each element. */
    public void readArray(Runnable element) {
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** Reads a string. */
    public String readString() {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getString();
    }

    /** Reads a whole number. */
    public long readNumber() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getLongValue();
    }

    /** Reads true or false. */
    public boolean readBoolean() {
        if (parser.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Reads an object as a tree. */
    public Map<String, @Nullable Object> readTree() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        readObject(name -> {
            if (all.containsKey(name)) {
                throw new MalformedJsonException("the field \"" + name + "\" stands twice");
            }
            all.put(name, any());
        });
        return all;
    }

    public void skip() {
        parser.skipChildren();
    }

    private @Nullable Object any() {
        if (valuesLeft-- == 0) {
            throw new MalformedJsonException("too many values");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readTree();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE, VALUE_FALSE -> readBoolean();
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> wholeNumber();
            default -> parser.getDecimalValue();
        };
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> all = new ArrayList<>();
        readArray(() -> all.add(any()));
        return all;
    }

    private Object wholeNumber() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw new MalformedJsonException("expected " + what);
        }
    }
}
