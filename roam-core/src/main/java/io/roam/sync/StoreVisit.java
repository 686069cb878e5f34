package io.roam.sync;

import io.roam.capture.Visit;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.List;

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

    @Override
    public void close() {
        store.close();
    }
}
