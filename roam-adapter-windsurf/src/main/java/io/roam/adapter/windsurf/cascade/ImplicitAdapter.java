package io.roam.adapter.windsurf.cascade;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreLocation;
import java.util.List;

/** Windsurf's implicit files, which record what the user did in the editor: read when the user imports one, never placed. */
public final class ImplicitAdapter extends CascadeAdapter {
    /** Called by the service loader, and by tests. */
    public ImplicitAdapter() {
        super(CascadeProduct.WINDSURF_IMPLICIT);
    }

    /** Returns none: they are no conversations, and only those that the user names are read. */
    @Override
    public List<StoreLocation> locate(Machine machine) {
        return List.of();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return CascadeImport.open(at.root(), WindsurfSettings.envelope(machine));
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}
