package io.roam.place;

import io.roam.api.Adapters;
import io.roam.api.SessionKey;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.Optional;

/** A store of this machine that can be opened. */
record StoreHandle(ToolAdapter adapter, StoreLocation at, Machine machine) {
    /** Finds the store of a session; empty if its tool has it no more, or there is no adapter for the tool. */
    static Optional<StoreHandle> find(SessionKey session, Adapters adapters, Machine machine) {
        return adapters.find(session.tool()).stream()
                .flatMap(adapter -> adapter.locate(machine).stream().map(at -> new StoreHandle(adapter, at, machine)))
                .filter(store -> store.at().root().toString().equals(session.store()))
                .findFirst();
    }

    HistoryStore open() {
        return adapter.open(at, machine);
    }
}
