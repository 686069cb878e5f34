package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.spi.Reason;
import io.roam.spi.tool.SessionInfo;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A store that was scanned, still open.
 *
 * @param sessions its sessions; changes when some are scanned again
 * @param copies copies of sessions, which are only read
 * @param missing sessions of before that it has no more
 * @param unexpected files that the adapter did not expect, a sentence each
 * @param problems what could not be read or captured
 */
record ScannedStore(
        OpenStore open,
        List<ScannedSession> sessions,
        List<ScannedSession> copies,
        Set<SessionKey> missing,
        List<String> unexpected,
        List<Reason.Coded> problems)
        implements AutoCloseable {
    /**
     * Returns the sessions in which nothing is left to do, by what the store says of them. As long as it gives the very same object, they
     * need not be read again.
     */
    IdentityHashMap<SessionInfo, ScannedSession> reusableSessions() {
        IdentityHashMap<SessionInfo, ScannedSession> reusable = new IdentityHashMap<>();
        sessions.stream()
                .filter(session -> !session.changed()
                        && !session.held()
                        && !session.state().flags().unsettled())
                .forEach(session -> reusable.put(session.info(), session));
        return reusable;
    }

    /** Puts sessions that were scanned again, or are new, in the place of their earlier scans. */
    void replaceSessions(List<ScannedSession> scanned) {
        Set<SessionKey> keys = scanned.stream().map(ScannedSession::key).collect(Collectors.toSet());
        sessions.removeIf(before -> keys.contains(before.key()));
        sessions.addAll(scanned);
    }

    @Override
    public void close() {
        open.close();
    }
}
