package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How values stand in the ledger's lines. */
final class LedgerLines {
    private LedgerLines() {}

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

    static long number(Map<String, Object> line, String field) {
        return line.get(field) instanceof Number value ? value.longValue() : 0;
    }

    static Instant time(Map<String, Object> line) {
        return Instant.parse(text(line, "at"));
    }

    static ConversationId conversation(Map<String, Object> line) {
        return ConversationId.parse(text(line, "conversation"))
                .orElseThrow(() -> new IllegalArgumentException("no conversation"));
    }

    static SessionKey session(Map<String, Object> line) {
        return new SessionKey(text(line, "tool"), text(line, "store"), text(line, "session"));
    }

    static void session(Map<String, Object> line, SessionKey session) {
        line.put("tool", session.tool());
        line.put("store", session.store());
        line.put("session", session.session());
    }

    static void chain(Map<String, Object> line, ChainValue chain) {
        chain(line, "chain", "length", chain);
    }

    static void chain(Map<String, Object> line, String field, ChainValue chain) {
        chain(line, field, field + "Length", chain);
    }

    private static void chain(Map<String, Object> line, String value, String length, ChainValue chain) {
        line.put(value, chain.value().hex());
        line.put(length, chain.length());
    }

    static ChainValue chain(Map<String, Object> line) {
        return chain(line, "chain", "length");
    }

    static ChainValue chain(Map<String, Object> line, String field) {
        return chain(line, field, field + "Length");
    }

    private static ChainValue chain(Map<String, Object> line, String value, String length) {
        Hash hash = Hash.parse(text(line, value)).orElseThrow(() -> new IllegalArgumentException("no chain value"));
        return new ChainValue(hash, number(line, length));
    }
}
