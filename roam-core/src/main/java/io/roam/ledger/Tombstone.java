package io.roam.ledger;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.Map;

/**
 * A history that is not here because its session was removed from the store.
 *
 * @param tool the tool's id
 * @param chain where the session stood
 * @param alone whether it covers that chain value alone, because the tool's own retention explains it; else also what continues it
 */
public record Tombstone(String tool, ConversationId conversation, ChainValue chain, boolean alone) {
    static Tombstone of(JsonObject line) {
        return new Tombstone(
                line.stringOrEmpty("tool"),
                LedgerLines.conversation(line),
                LedgerLines.chain(line),
                line.flag("alone"));
    }

    Map<String, Object> line(String what) {
        Map<String, Object> line = LedgerLines.line(what);
        line.put("tool", tool);
        line.put("conversation", conversation.hex());
        LedgerLines.chain(line, chain);
        line.put("alone", alone);
        return line;
    }
}
