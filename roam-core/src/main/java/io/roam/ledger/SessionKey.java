package io.roam.ledger;

import java.util.Map;

/**
 * A session on this machine.
 *
 * @param tool the tool's id
 * @param store the root of the store it stands in
 * @param session the tool's own id
 */
public record SessionKey(String tool, String store, String session) {
    static SessionKey of(Map<String, Object> line) {
        return new SessionKey(Lines.text(line, "tool"), Lines.text(line, "store"), Lines.text(line, "session"));
    }

    void into(Map<String, Object> line) {
        line.put("tool", tool);
        line.put("store", store);
        line.put("session", session);
    }
}
