package io.roam.sync;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.api.SessionKey;
import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.place.PlacedSession;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sessions of one scanned store by conversation, and their ids: made in one pass, so that each question costs the same in any store. */
final class StoreSessionIndex {
    private final ListMultimap<ConversationId, ScannedSession> byConversation = ArrayListMultimap.create();
    private final ListMultimap<ConversationId, ChainValue> unread = ArrayListMultimap.create();
    private final ListMultimap<ConversationId, ChainValue> missing = ArrayListMultimap.create();
    private final Set<String> ids = new HashSet<>();

    /** Indexes the sessions of a store, among them those that were placed since it was scanned. */
    StoreSessionIndex(ScannedStore store, List<PlacedSession> placed, Checkpoints checkpoints) {
        for (ScannedSession session : store.sessions()) {
            ids.add(session.key().id());
            conversationOf(session, checkpoints).ifPresent(id -> byConversation.put(id, session));
        }
        placed.stream()
                .filter(one -> one.key().store().equals(store.open().name()))
                .forEach(this::add);
        for (SessionKey key : checkpoints.sessions()) {
            if (key.tool().equals(store.open().adapter().id())
                    && key.store().equals(store.open().name())
                    && ids.add(key.id())) {
                ListMultimap<ConversationId, ChainValue> ends = store.missing().contains(key) ? missing : unread;
                checkpoints.find(key).ifPresent(checkpoint -> ends.put(checkpoint.conversation(), checkpoint.chain()));
            }
        }
    }

    /** Returns the conversation of a session; that of its checkpoint if none of its events was read. */
    static Optional<ConversationId> conversationOf(ScannedSession session, Checkpoints checkpoints) {
        return session.state()
                .conversation()
                .or(() -> checkpoints.find(session.key()).map(Checkpoint::conversation));
    }

    /** Adds the id of a session that was placed. */
    void add(PlacedSession session) {
        ids.add(session.key().id());
    }

    List<ScannedSession> ofConversation(ConversationId id) {
        return List.copyOf(byConversation.get(id));
    }

    boolean hasConversation(ConversationId id) {
        return byConversation.containsKey(id);
    }

    /** Returns where the sessions of a conversation ended that are gone, and of which that is not yet noted. */
    List<ChainValue> missingOf(ConversationId id) {
        return missing.get(id);
    }

    /** Returns where the sessions of a conversation end that have a checkpoint and could not be read. */
    List<ChainValue> unreadOf(ConversationId id) {
        return unread.get(id);
    }

    /** Whether the store has, or had at the last scan, a session of that id. */
    boolean isTaken(String id) {
        return ids.contains(id);
    }
}
