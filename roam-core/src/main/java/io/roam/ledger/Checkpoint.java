package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The chain value at which a session was last captured or placed.
 *
 * @param placed whether the words up to here, from the tip before, were placed by roam
 * @param folder the folder of this machine that the session belongs to; empty if not known
 * @param held whether the words behind it were taken back, so that nothing is placed until the user goes on or asks
 * @param title the title that roam made up for the session when it placed it; empty under the conversation's own id
 */
public record Checkpoint(
        ConversationId conversation,
        ChainValue chain,
        boolean placed,
        String folder,
        boolean held,
        Optional<String> title) {
    /** A tip at which the store's own words were captured. */
    public static Checkpoint captured(ConversationId conversation, ChainValue chain, String folder) {
        return new Checkpoint(conversation, chain, false, folder, false, Optional.empty());
    }

    /** A tip at which words that roam had placed were taken back. */
    public static Checkpoint held(ConversationId conversation, ChainValue chain, String folder) {
        return new Checkpoint(conversation, chain, false, folder, true, Optional.empty());
    }

    static Checkpoint of(JsonObject line) {
        return new Checkpoint(
                LedgerLines.conversation(line),
                LedgerLines.chain(line),
                line.flag("placed"),
                line.stringOrEmpty("folder"),
                line.flag("held"),
                line.optionalString("title").filter(text -> !text.isEmpty()));
    }

    Map<String, Object> line(String what, SessionKey key) {
        Map<String, Object> line = LedgerLines.line(what);
        LedgerLines.session(line, key);
        line.put("conversation", conversation.hex());
        LedgerLines.chain(line, chain);
        line.put("placed", placed);
        line.put("folder", folder);
        line.put("held", held);
        title.ifPresent(text -> line.put("title", text));
        return line;
    }
}
