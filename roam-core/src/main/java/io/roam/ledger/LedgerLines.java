package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes and reads the values that several kinds of lines have. */
final class LedgerLines {
    private LedgerLines() {}

    static Map<String, Object> line(String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("what", what);
        return line;
    }

    static Instant time(JsonObject line) {
        return Instant.parse(line.string("at"));
    }

    static ConversationId conversation(JsonObject line) {
        return ConversationId.parse(line.string("conversation"))
                .orElseThrow(() -> new IllegalArgumentException("no conversation"));
    }

    static SessionKey session(JsonObject line) {
        return new SessionKey(line.string("tool"), line.string("store"), line.string("session"));
    }

    static void session(Map<String, Object> line, SessionKey session) {
        line.put("tool", session.tool());
        line.put("store", session.store());
        line.put("session", session.id());
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

    static ChainValue chain(JsonObject line) {
        return chain(line, "chain", "length");
    }

    static ChainValue chain(JsonObject line, String field) {
        return chain(line, field, field + "Length");
    }

    private static ChainValue chain(JsonObject line, String value, String length) {
        Hash hash = Hash.parse(line.string(value)).orElseThrow(() -> new IllegalArgumentException("no chain value"));
        return new ChainValue(hash, line.number(length));
    }
}
