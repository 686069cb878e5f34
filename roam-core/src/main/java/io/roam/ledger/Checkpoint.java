package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The chain value up to which a session is in step with the pool, by capture or placement.
 *
 * @param placed whether roam placed the records between the previous checkpoint and this one
 * @param folder the local folder of the session; empty if unknown
 * @param held whether a placement behind it was undone, so that nothing is placed until the user continues or requests it
 * @param stateHeld whether only state was undone, such as a title: the next event is placed all the same
 * @param title the title that roam generated for a placed copy; empty for the session under the conversation's own id
 */
public record Checkpoint(
        ConversationId conversation,
        ChainValue chain,
        boolean placed,
        String folder,
        boolean held,
        boolean stateHeld,
        Optional<String> title) {
    /** Makes a checkpoint behind which no state was undone. */
    public Checkpoint(
            ConversationId conversation,
            ChainValue chain,
            boolean placed,
            String folder,
            boolean held,
            Optional<String> title) {
        this(conversation, chain, placed, folder, held, false, title);
    }

    /** Returns the checkpoint of a capture. */
    public static Checkpoint captured(ConversationId conversation, ChainValue chain, String folder) {
        return new Checkpoint(conversation, chain, false, folder, false, Optional.empty());
    }

    /** Returns the checkpoint after an undo. */
    public static Checkpoint held(ConversationId conversation, ChainValue chain, String folder) {
        return new Checkpoint(conversation, chain, false, folder, true, Optional.empty());
    }

    /** Returns the checkpoint after an undo of state alone. */
    public static Checkpoint stateHeld(
            ConversationId conversation, ChainValue chain, String folder, Optional<String> title) {
        return new Checkpoint(conversation, chain, false, folder, true, true, title);
    }

    /** Returns this checkpoint with the session in another folder. */
    public Checkpoint inFolder(String other) {
        return new Checkpoint(conversation, chain, placed, other, held, stateHeld, title);
    }

    /** Returns this checkpoint without its hold. */
    public Checkpoint released() {
        return new Checkpoint(conversation, chain, false, folder, false, title);
    }

    static Checkpoint of(JsonObject line) {
        return new Checkpoint(
                LedgerLines.conversation(line),
                LedgerLines.chain(line),
                line.flag("placed"),
                line.stringOrEmpty("folder"),
                line.flag("held"),
                line.flag("state_held"),
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
        if (stateHeld) {
            line.put("state_held", true);
        }
        title.ifPresent(text -> line.put("title", text));
        return line;
    }
}
