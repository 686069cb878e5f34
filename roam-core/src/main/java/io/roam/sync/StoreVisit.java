package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.Visit;
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
 * @param visits its sessions
 * @param odd what was found odd, a sentence each
 * @param problems which sessions could not be read, a sentence each
 */
record StoreVisit(
        ToolAdapter adapter,
        StoreLocation at,
        HistoryStore store,
        List<Visit> visits,
        List<String> odd,
        List<String> problems)
        implements AutoCloseable {
    String root() {
        return at.root().toString();
    }

    /** The sessions that need no second look as long as the store shows the very same object: of them nothing was, or is to be, done. */
    IdentityHashMap<SessionInfo, Visit> standing() {
        IdentityHashMap<SessionInfo, Visit> all = new IdentityHashMap<>();
        visits.stream()
                .filter(visit -> !visit.changed()
                        && !visit.held()
                        && !visit.state().flags().unsettled())
                .forEach(visit -> all.put(visit.info(), visit));
        return all;
    }

    /** Sessions were looked at again, or are new. */
    void replace(List<Visit> again) {
        Set<SessionKey> keys = again.stream().map(Visit::key).collect(Collectors.toSet());
        visits.removeIf(before -> keys.contains(before.key()));
        visits.addAll(again);
    }

    @Override
    public void close() {
        store.close();
    }
}
