package io.roam.ledger;

import io.roam.chain.ConversationId;
import io.roam.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The tombstones of sessions that were deleted here; they get no new session until the user requests it. */
public final class Tombstones implements LedgerSection {
    private final Ledger ledger;
    private final Map<ConversationId, Set<Tombstone>> tombstones = new LinkedHashMap<>();

    Tombstones(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns those of a conversation. */
    public synchronized List<Tombstone> ofConversation(ConversationId conversation) {
        return List.copyOf(tombstones.getOrDefault(conversation, Set.of()));
    }

    /** Adds a tombstone, unless it exists. */
    public void add(Tombstone tombstone) {
        if (!ofConversation(tombstone.conversation()).contains(tombstone)) {
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
    public synchronized boolean replay(String what, JsonObject line) {
        if (what.equals("absent")) {
            Tombstone tombstone = Tombstone.of(line);
            tombstones
                    .computeIfAbsent(tombstone.conversation(), id -> new LinkedHashSet<>())
                    .add(tombstone);
        } else if (what.equals("wanted")) {
            removeEnded(line);
        } else {
            return false;
        }
        return true;
    }

    /** Removes the tombstones that a line clears; one without a chain value clears all of its conversation. */
    private void removeEnded(JsonObject line) {
        ConversationId conversation = LedgerLines.conversation(line);
        String chain = line.stringOrEmpty("chain");
        Set<Tombstone> all = tombstones.getOrDefault(conversation, new LinkedHashSet<>());
        all.removeIf(
                tombstone -> chain.isEmpty() || tombstone.chain().value().hex().equals(chain));
        if (all.isEmpty()) {
            tombstones.remove(conversation);
        }
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        return tombstones.values().stream()
                .flatMap(Set::stream)
                .map(tombstone -> tombstone.line("absent"))
                .toList()
                .stream();
    }
}
