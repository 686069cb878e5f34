package io.roam.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields are read by name and type. A field that is null is absent; one of another type, or a
 * missing one that must be there, is a {@link MalformedJsonException} that names it.
 */
public final class JsonObject {
    private final Map<String, @Nullable Object> fields;

    private JsonObject(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Parses a text that must be one object and nothing else. */
    public static JsonObject parse(byte[] utf8) {
        return new JsonObject(Json.object(utf8));
    }

    /** Returns a view of {@code fields}. */
    public static JsonObject of(Map<String, @Nullable Object> fields) {
        return new JsonObject(fields);
    }

    /** Returns a string that must be there. */
    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    /** Returns a string; empty if it is absent. */
    public Optional<String> optionalString(String name) {
        return optional(name, String.class, "a string");
    }

    /** Returns a string; the empty string if it is absent. */
    public String stringOrEmpty(String name) {
        return optionalString(name).orElse("");
    }

    /** Returns a whole number that must be there. */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    /** Returns a whole number; empty if it is absent. */
    public OptionalLong optionalNumber(String name) {
        Optional<Long> value = optional(name, Long.class, "a whole number");
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /** Returns true or false; false if it is absent. */
    public boolean flag(String name) {
        return optional(name, Boolean.class, "true or false").orElse(false);
    }

    /** Returns an object that must be there. */
    public JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    /** Returns an object; empty if it is absent. */
    public Optional<JsonObject> optionalObject(String name) {
        Optional<?> value = optional(name, Map.class, "an object");
        return value.map(map -> new JsonObject(named((Map<?, ?>) map)));
    }

    /** Returns an array of strings; an empty list if it is absent. */
    public List<String> strings(String name) {
        List<String> all = new ArrayList<>();
        for (Object element : list(name)) {
            all.add(as(element, String.class, name, "an array of strings"));
        }
        return all;
    }

    /** Returns an array of whole numbers; an empty list if it is absent. */
    public List<Long> numbers(String name) {
        List<Long> all = new ArrayList<>();
        for (Object element : list(name)) {
            all.add(as(element, Long.class, name, "an array of whole numbers"));
        }
        return all;
    }

    /** Returns an array of objects; an empty list if it is absent. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> all = new ArrayList<>();
        for (Object element : list(name)) {
            all.add(new JsonObject(named(as(element, Map.class, name, "an array of objects"))));
        }
        return all;
    }

    /** Returns an object of strings; an empty map if it is absent. */
    public Map<String, String> texts(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        optionalObject(name)
                .ifPresent(object -> object.fields.forEach((key, value) -> {
                    if (value != null) {
                        all.put(key, as(value, String.class, name, "an object of strings"));
                    }
                }));
        return all;
    }

    /** Returns all fields in the order of the text, unmodifiable. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Returns the fields that {@code known} does not name, which a newer program wrote. */
    public Map<String, @Nullable Object> without(Collection<String> known) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(known);
        return Collections.unmodifiableMap(rest);
    }

    private List<?> list(String name) {
        Optional<?> value = optional(name, List.class, "an array");
        return value.isPresent() ? (List<?>) value.get() : List.of();
    }

    private <T> Optional<T> optional(String name, Class<T> type, String what) {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(as(value, type, name, what));
    }

    private static <T> T as(@Nullable Object value, Class<T> type, String name, String what) {
        if (!type.isInstance(value)) {
            throw new MalformedJsonException("the field \"" + name + "\" is not " + what);
        }
        return type.cast(value);
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    private static MalformedJsonException missing(String name) {
        return new MalformedJsonException("the field \"" + name + "\" is missing");
    }
}
