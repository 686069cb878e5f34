package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.place.SkippedConversation;
import io.roam.pool.Pool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversations of which something changed since they were last placed, as long as the home is open. */
final class DirtyConversations {
    private final Map<ConversationId, Integer> versions = new HashMap<>();
    private final Set<ConversationId> dirty = new HashSet<>();

    /** Adds the conversations of the scanned sessions that changed or are held. */
    void addScanned(List<ScannedSession> sessions) {
        sessions.stream()
                .filter(session -> session.changed() || session.held())
                .flatMap(session -> session.state().conversation().stream())
                .forEach(dirty::add);
    }

    /** Adds what was skipped, so that the next run tries it again. */
    void addSkipped(List<SkippedConversation> skipped) {
        skipped.forEach(one -> dirty.add(one.conversation()));
    }

    /** Adds all conversations of the pool. */
    void addAll() {
        versions.clear();
    }

    /** Returns the conversations that changed in a store or in the pool, and forgets them. */
    Set<ConversationId> takeDue(Pool pool) {
        Set<ConversationId> due = new HashSet<>(dirty);
        for (ConversationId id : pool.conversations()) {
            int version = pool.version(id);
            Integer before = versions.put(id, version);
            if (before == null || before != version) {
                due.add(id);
            }
        }
        dirty.clear();
        return due;
    }
}
