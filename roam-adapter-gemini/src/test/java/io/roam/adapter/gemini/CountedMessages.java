package io.roam.adapter.gemini;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Counts the messages in a session's file without the adapter: with another parser, and another idea of lines. */
final class CountedMessages {
    private final Map<String, String> authors = new LinkedHashMap<>();

    private CountedMessages() {}

    /** Counts the messages of a document, or of lines. */
    static CountedMessages in(byte[] file) {
        CountedMessages counted = new CountedMessages();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            while (parser.nextToken() != null) {
                counted.count(tree(parser));
            }
        }
        return counted;
    }

    private static Object tree(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new HashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                object.put(name, tree(parser));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(tree(parser));
            }
            return list;
        }
        return String.valueOf(parser.getValueAsString());
    }

    private void count(Object value) {
        if (value instanceof Map<?, ?> object) {
            if (object.get("id") instanceof String id && object.get("type") instanceof String type) {
                boolean something = List.of("content", "toolCalls", "thoughts").stream()
                        .anyMatch(name -> !isNothing(object.get(name)));
                if (something && (type.equals("user") || type.equals("gemini"))) {
                    authors.put(id, type);
                }
            } else if (object.get("messages") instanceof List<?> messages) {
                messages.forEach(this::count);
            }
        }
    }

    private static boolean isNothing(Object value) {
        return value == null || value.equals("") || value.equals(List.of());
    }

    long by(String author) {
        return authors.values().stream().filter(author::equals).count();
    }
}
