package io.roam.ledger;

import io.roam.chain.Chain;
import io.roam.chain.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain value at which a session was last captured or placed.
 *
 * @param placed whether the words up to here, from the tip before, were placed by roam
 * @param folder the folder of this machine that the session belongs to; empty if not known
 * @param undo what taking the placement back needs
 * @param title the title that roam made up for the session when it placed it; empty under the conversation's own id
 */
public record Tip(
        ConversationId conversation,
        Chain chain,
        boolean placed,
        String folder,
        List<String> undo,
        Optional<String> title) {
    /** A tip at which the store's own words were captured. */
    public static Tip captured(ConversationId conversation, Chain chain, String folder) {
        return new Tip(conversation, chain, false, folder, List.of(), Optional.empty());
    }

    static Tip of(Map<String, Object> line) {
        ConversationId conversation = ConversationId.parse(Lines.text(line, "conversation"))
                .orElseThrow(() -> new IllegalArgumentException("no conversation"));
        return new Tip(
                conversation,
                Lines.chain(line),
                Lines.flag(line, "placed"),
                Lines.text(line, "folder"),
                Lines.texts(line, "undo"),
                Optional.of(Lines.text(line, "title")).filter(text -> !text.isEmpty()));
    }

    Map<String, Object> line(String what, SessionKey key) {
        Map<String, Object> line = Lines.line(what);
        key.into(line);
        line.put("conversation", conversation.hex());
        Lines.chain(line, chain);
        line.put("placed", placed);
        line.put("folder", folder);
        line.put("undo", undo);
        title.ifPresent(text -> line.put("title", text));
        return line;
    }
}
