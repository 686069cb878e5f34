package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value, with its place in the text.
 *
 * @param in the text that holds it; not to be changed
 * @param from the index of its first byte
 * @param to the index after its last byte
 * @param string the value of a string; null for all else
 * @param members the members of an object, in order; of several with one name the last
 * @param elements the elements of an array
 */
@SuppressWarnings("ArrayRecordComponent")
public // never compared
record JsonTree(
        byte[] in, int from, int to, @Nullable String string, Map<String, JsonTree> members, List<JsonTree> elements) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .build())
            .build();

    /** Parses a text; empty if it is not one JSON object. */
    public static Optional<JsonTree> parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonTree tree = new TreeParser(text, parser).readValue();
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns its JSON text. */
    public String json() {
        return new String(in, from, to - from, UTF_8);
    }

    public Optional<JsonTree> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns a member that is a string and not empty. */
    public Optional<String> text(String name) {
        return member(name)
                .flatMap(member -> Optional.ofNullable(member.string()))
                .filter(text -> !text.isEmpty());
    }

    public Stream<JsonTree> list(String name) {
        return member(name).stream().flatMap(list -> list.elements().stream());
    }

    /** Returns the value of a string, or the JSON text of anything else. */
    public String displayText() {
        return string == null ? json() : string;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record TreeParser(byte[] text, JsonParser parser) {
        JsonTree readValue() {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            Map<String, JsonTree> members = new LinkedHashMap<>();
            List<JsonTree> elements = new ArrayList<>();
            String string = null;
            switch (parser.currentToken()) {
                case START_OBJECT -> readMembers(members);
                case START_ARRAY -> readElements(elements);
                case VALUE_STRING -> string = parser.getString();
                default -> {}
            }
            parser.finishToken();
            int to = (int) parser.currentLocation().getByteOffset();
            return new JsonTree(text, from, to, string, members, elements);
        }

        private void readMembers(Map<String, JsonTree> members) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                members.put(name, readValue());
            }
        }

        private void readElements(List<JsonTree> elements) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(readValue());
            }
        }
    }
}
