package io.roam.ledger;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.Map;

/**
 * A history that must not be placed here, because its session was deleted from the store.
 *
 * @param tool the tool's id
 * @param chain the chain value of the deleted session
 * @param alone whether it covers only that chain value, as after deletion by the tool's own retention; else also all that continues it
 * @param hidden whether the user hid the branch; else the session was deleted
 */
public record Tombstone(String tool, ConversationId conversation, ChainValue chain, boolean alone, boolean hidden) {
    static Tombstone of(JsonObject line) {
        return new Tombstone(
                line.stringOrEmpty("tool"),
                LedgerLines.conversation(line),
                LedgerLines.chain(line),
                line.flag("alone"),
                line.flag("hidden"));
    }

    Map<String, Object> line(String what) {
        Map<String, Object> line = LedgerLines.line(what);
        line.put("tool", tool);
        line.put("conversation", conversation.hex());
        LedgerLines.chain(line, chain);
        line.put("alone", alone);
        if (hidden) {
            line.put("hidden", true);
        }
        return line;
    }
}
