package io.roam.sync;

import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stores of the last scan, still open, for a run that scans only what changed since. */
final class ScanCache implements AutoCloseable {
    private final List<ScannedStore> stores = new ArrayList<>();

    /** Removes the scan of a store and returns it; the caller closes it. */
    Optional<ScannedStore> take(ToolAdapter adapter, StoreLocation at) {
        Optional<ScannedStore> found = stores.stream()
                .filter(store -> store.open().adapter() == adapter
                        && store.open().at().root().equals(at.root()))
                .findFirst();
        found.ifPresent(stores::remove);
        return found;
    }

    /** Closes the stores that it has, and keeps these. */
    void replace(List<ScannedStore> scanned) {
        close();
        stores.addAll(scanned);
    }

    @Override
    public void close() {
        stores.forEach(ScannedStore::close);
        stores.clear();
    }
}
