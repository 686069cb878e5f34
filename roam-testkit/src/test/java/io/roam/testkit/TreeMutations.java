package io.roam.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Puts into a JSON object what does not belong there: other values, other types, other names, too little, too much. */
final class TreeMutations {
    private static final List<String> NAMES = List.of(
            "unknown",
            "../x",
            "0",
            "1",
            "01",
            "-1",
            "9999999",
            "",
            "name",
            "class",
            "length",
            "lines",
            "bare",
            "key",
            "identity",
            "change",
            "nth",
            "from",
            "before",
            "about",
            "tracks",
            "table",
            "roam",
            "\uD800");

    private final Random random;

    TreeMutations(Random random) {
        this.random = random;
    }

    /** A copy with something changed somewhere. */
    Map<String, @Nullable Object> of(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        tree.forEach((name, value) -> copy.put(name, copy(value)));
        Object at = copy;
        while (true) {
            Object below = below(at);
            if (below == null || random.nextInt(4) == 0) {
                change(at);
                return copy;
            }
            at = below;
        }
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, one) -> copy.put((String) name, copy(one)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(copy(one)));
            return copy;
        }
        return value;
    }

    /** One of the objects and arrays in it. */
    private @Nullable Object below(Object at) {
        List<?> values = at instanceof Map<?, ?> map ? new ArrayList<>(map.values()) : (List<?>) at;
        List<?> inner = values.stream()
                .filter(value -> value instanceof Map || value instanceof List)
                .toList();
        return inner.isEmpty() ? null : inner.get(random.nextInt(inner.size()));
    }

    @SuppressWarnings("unchecked")
    private void change(Object at) {
        if (at instanceof Map<?, ?>) {
            changeObject((Map<String, @Nullable Object>) at);
        } else {
            changeArray((List<@Nullable Object>) at);
        }
    }

    private void changeObject(Map<String, @Nullable Object> object) {
        List<String> names = new ArrayList<>(object.keySet());
        String name = names.isEmpty() || random.nextInt(5) == 0 ? one(NAMES) : one(names);
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(one(NAMES), object.get(name));
            default -> object.put(name, value(object.get(name)));
        }
    }

    private void changeArray(List<@Nullable Object> array) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(random.nextInt(array.size() + 1), value(null));
            return;
        }
        int index = random.nextInt(array.size());
        switch (random.nextInt(3)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index));
            default -> array.set(index, value(array.get(index)));
        }
    }

    private @Nullable Object value(@Nullable Object before) {
        if (before instanceof Long number && random.nextInt(3) > 0) {
            return number + random.nextInt(5) - 2;
        }
        if (before instanceof String text && random.nextInt(3) > 0) {
            return text(text);
        }
        List<@Nullable Object> others = new ArrayList<>(List.of(
                -1L,
                0L,
                1L,
                7L,
                (long) Integer.MAX_VALUE,
                1L << 31,
                1L << 53,
                (1L << 53) + 1,
                Long.MAX_VALUE,
                BigInteger.TWO.pow(64),
                new BigDecimal("1.5"),
                new BigDecimal("1E400"),
                true,
                false,
                "",
                "../x",
                "a/../b",
                "/x",
                "sub/two.jsonl",
                "\u0000",
                "\uD800",
                "e",
                "eslrf",
                "x".repeat(300),
                "e".repeat(70_000),
                List.of(),
                Map.of(),
                deep()));
        others.add(null);
        return one(others);
    }

    private String text(String text) {
        int at = random.nextInt(text.length() + 1);
        String piece = one(List.of(
                "e", "s", "l", "r", "f", "z", "/", "..", ":", "A", "0", "=", " ", "\u0000", "\uD83D", "\u00fc"));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + piece + text.substring(at);
            default -> text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + 1));
        };
    }

    private static Object deep() {
        Object deep = 1L;
        for (int i = 0; i < 250; i++) {
            deep = List.of(deep);
        }
        return deep;
    }

    private <T extends @Nullable Object> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
