package io.roam.ledger;

import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The tombstones of sessions that were deleted here; they get no new session until the user requests it. */
public final class Tombstones implements LedgerSection {
    private final Ledger ledger;
    private final List<Tombstone> tombstones = new CopyOnWriteArrayList<>();

    Tombstones(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns those of a conversation. */
    public List<Tombstone> ofConversation(ConversationId conversation) {
        return tombstones.stream()
                .filter(tombstone -> tombstone.conversation().equals(conversation))
                .toList();
    }

    /** Adds a tombstone, unless it exists. */
    public void add(Tombstone tombstone) {
        if (!tombstones.contains(tombstone)) {
            ledger.add(tombstone.line("absent"));
        }
    }

    /** Clears all tombstones of a conversation that the user requests. */
    public void clear(ConversationId conversation) {
        if (!ofConversation(conversation).isEmpty()) {
            Map<String, Object> line = LedgerLines.line("wanted");
            line.put("conversation", conversation.hex());
            ledger.add(line);
        }
    }

    /** Clears one tombstone. */
    public void clear(Tombstone tombstone) {
        Map<String, Object> line = LedgerLines.line("wanted");
        line.put("conversation", tombstone.conversation().hex());
        LedgerLines.chain(line, tombstone.chain());
        ledger.add(line);
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (what.equals("absent")) {
            tombstones.add(Tombstone.of(line));
        } else if (what.equals("wanted")) {
            tombstones.removeIf(tombstone -> isEnded(tombstone, line));
        } else {
            return false;
        }
        return true;
    }

    /** Whether a line clears a tombstone; one without a chain value clears all of its conversation. */
    private static boolean isEnded(Tombstone tombstone, JsonObject line) {
        String chain = line.stringOrEmpty("chain");
        return tombstone.conversation().hex().equals(line.string("conversation"))
                && (chain.isEmpty() || tombstone.chain().value().hex().equals(chain));
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return tombstones.stream().map(tombstone -> tombstone.line("absent"));
    }
}
