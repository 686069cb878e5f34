package io.roam.sync;

import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stores as they were seen last, still open, for a run that is told what changed since. */
final class ScanCache implements AutoCloseable {
    private final List<ScannedStore> stores = new ArrayList<>();

    /** What was seen of that store. It is this one's no more: who takes it keeps, or closes it. */
    Optional<ScannedStore> take(ToolAdapter adapter, StoreLocation at) {
        Optional<ScannedStore> found = stores.stream()
                .filter(store -> store.adapter() == adapter && store.at().root().equals(at.root()))
                .findFirst();
        found.ifPresent(stores::remove);
        return found;
    }

    /** These are the stores from now on. */
    void store(List<ScannedStore> seen) {
        close();
        stores.addAll(seen);
    }

    @Override
    public void close() {
        stores.forEach(ScannedStore::close);
        stores.clear();
    }
}
