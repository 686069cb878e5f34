package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.place.Skipped;
import io.roam.pool.Pool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers, while roam is open, for which conversations nothing has changed since they were last looked at. */
final class DirtyConversations {
    private final Map<ConversationId, Integer> versions = new HashMap<>();
    private final Set<ConversationId> due = new HashSet<>();

    /** Sessions were looked at: what changed is due. */
    void captured(List<ScannedSession> sessions) {
        sessions.stream()
                .filter(session -> session.changed() || session.held())
                .flatMap(session -> session.state().conversation().stream())
                .forEach(due::add);
    }

    /** The conversations that are to be looked at now. */
    Set<ConversationId> due(Pool pool) {
        Set<ConversationId> now = new HashSet<>(due);
        for (ConversationId id : pool.conversations()) {
            int version = pool.version(id);
            Integer before = versions.put(id, version);
            if (before == null || before != version) {
                now.add(id);
            }
        }
        due.clear();
        return now;
    }

    /** What was left is due again next time. */
    void left(List<Skipped> left) {
        left.forEach(one -> due.add(one.conversation()));
    }

    /** Everything is due. */
    void all() {
        versions.clear();
    }
}
