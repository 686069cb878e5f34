package io.roam.capture;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.ToolAdapter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the events of a copy of a session that are in no history of the conversation. The caller closes the reader. */
public final class CopyContent {
    private final ToolAdapter adapter;
    private final SessionReader copy;
    private final Function<ConversationId, History> histories;
    private @Nullable ConversationId conversation;
    private Set<Hash> known = Set.of();

    /**
     * Reads a copy.
     *
     * @param histories gives the history of a conversation, as the pool knows it
     */
    public CopyContent(ToolAdapter adapter, SessionReader copy, Function<ConversationId, History> histories) {
        this.adapter = adapter;
        this.copy = copy;
        this.histories = histories;
    }

    /** Returns the next event of the main track that only the copy has; null if there are no more. */
    public @Nullable Record next() {
        for (Record record = copy.next(); record != null; record = copy.next()) {
            if (record.isMain() && record.kind() == Record.Kind.EVENT && isNew(Hash.of(record.identity()))) {
                return record;
            }
        }
        return null;
    }

    private boolean isNew(Hash identity) {
        if (conversation == null) {
            conversation = ConversationId.of(adapter.id(), identity);
            known = identitiesIn(histories.apply(conversation));
        }
        return !known.contains(identity);
    }

    /** Returns the conversation of which it is; empty as long as no event was read. */
    public Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    private static Set<Hash> identitiesIn(History history) {
        Set<Hash> identities = new HashSet<>();
        history.nodes().stream()
                .filter(node -> node.parent() != null)
                .forEach(node -> identities.add(node.mark().identity()));
        return identities;
    }
}
