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

/** Where the tools of this machine keep their histories. */
final class WatchedFolders {
    private WatchedFolders() {}

    /** The folders in which something happens when a session changes, is opened or closed. */
    static Set<Path> watched(HomeContext context) {
        Set<Path> all = new LinkedHashSet<>();
        for (ToolAdapter adapter : context.adapters().all()) {
            all.addAll(watched(adapter, context.machine()));
        }
        return all;
    }

    private static Set<Path> watched(ToolAdapter adapter, Machine machine) {
        Set<Path> all = new LinkedHashSet<>();
        try {
            for (StoreLocation at : adapter.locate(machine)) {
                try (HistoryStore store = adapter.open(at, machine)) {
                    all.addAll(store.watchedFolders());
                }
            }
            return all;
        } catch (RoamException e) { // the run that reads it tells it
            return all;
        }
    }
}
