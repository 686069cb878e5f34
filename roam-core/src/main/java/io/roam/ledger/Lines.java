package io.roam.ledger;

import io.roam.chain.Chain;
import io.roam.chain.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How values stand in the ledger's lines. */
final class Lines {
    private Lines() {}

    static Map<String, Object> line(String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("what", what);
        return line;
    }

    static String text(Map<String, Object> line, String field) {
        return line.get(field) instanceof String value ? value : "";
    }

    static boolean flag(Map<String, Object> line, String field) {
        return Boolean.TRUE.equals(line.get(field));
    }

    static List<String> texts(Map<String, Object> line, String field) {
        return line.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static void chain(Map<String, Object> line, Chain chain) {
        line.put("chain", chain.value().hex());
        line.put("length", chain.length());
    }

    static Chain chain(Map<String, Object> line) {
        Hash value = Hash.parse(text(line, "chain")).orElseThrow(() -> new IllegalArgumentException("no chain value"));
        return new Chain(value, line.get("length") instanceof Number length ? length.longValue() : 0);
    }
}
