package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.ScannedSession;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A store that was looked through, still open.
 *
 * @param sessions its sessions
 * @param odd what was found odd, a sentence each
 * @param problems which sessions could not be read, a sentence each
 */
record ScannedStore(
        ToolAdapter adapter,
        StoreLocation at,
        HistoryStore store,
        List<ScannedSession> sessions,
        List<String> odd,
        List<String> problems)
        implements AutoCloseable {
    String root() {
        return at.root().toString();
    }

    /** The sessions that need no second look as long as the store shows the very same object: of them nothing was, or is to be, done. */
    IdentityHashMap<SessionInfo, ScannedSession> standing() {
        IdentityHashMap<SessionInfo, ScannedSession> all = new IdentityHashMap<>();
        sessions.stream()
                .filter(session -> !session.changed()
                        && !session.held()
                        && !session.state().flags().unsettled())
                .forEach(session -> all.put(session.info(), session));
        return all;
    }

    /** Sessions were looked at again, or are new. */
    void replace(List<ScannedSession> again) {
        Set<SessionKey> keys = again.stream().map(ScannedSession::key).collect(Collectors.toSet());
        sessions.removeIf(before -> keys.contains(before.key()));
        sessions.addAll(again);
    }

    @Override
    public void close() {
        store.close();
    }
}
