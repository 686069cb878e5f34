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
 * A JSON value.
 *
 * @param in what it stands in; not to be changed
 * @param from where its first byte stands
 * @param to where the byte behind its last one stands
 * @param string what a string says; null for all else
 * @param members of an object, in order; of several of one name the last
 * @param elements of an array
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

    /** The object that a text is; empty if it is none. */
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

    /** Its text. */
    public String json() {
        return new String(in, from, to - from, UTF_8);
    }

    public Optional<JsonTree> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A member that is a text with something in it. */
    public Optional<String> text(String name) {
        return member(name)
                .flatMap(member -> Optional.ofNullable(member.string()))
                .filter(text -> !text.isEmpty());
    }

    public Stream<JsonTree> list(String name) {
        return member(name).stream().flatMap(list -> list.elements().stream());
    }

    /** What a string says, or the text of anything else. */
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
