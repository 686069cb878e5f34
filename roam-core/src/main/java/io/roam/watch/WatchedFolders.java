package io.roam.watch;

import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the folders of stores that a watch observes. */
final class WatchedFolders {
    private WatchedFolders() {}

    /** Returns the folders that change when a session is written, opened or closed. */
    static Set<Path> find(HomeContext context) {
        Set<Path> all = new LinkedHashSet<>();
        for (ToolAdapter adapter : context.adapters().all()) {
            all.addAll(findOf(adapter, context.machine()));
        }
        return all;
    }

    private static Set<Path> findOf(ToolAdapter adapter, Machine machine) {
        Set<Path> all = new LinkedHashSet<>();
        try {
            for (StoreLocation at : adapter.locate(machine)) {
                try (HistoryStore store = adapter.open(at, machine)) {
                    all.addAll(store.watchedFolders());
                }
            }
            return all;
        } catch (RoamException e) { // the next run reports it
            return all;
        }
    }
}
