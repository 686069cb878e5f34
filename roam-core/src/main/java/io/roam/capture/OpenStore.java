package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;

/** A tool's store that is open: its adapter, where it is on this machine, and what reads and writes it. */
public record OpenStore(ToolAdapter adapter, StoreLocation at, HistoryStore store) implements AutoCloseable {
    /** Opens the store at that location. */
    public static OpenStore open(ToolAdapter adapter, StoreLocation at, Machine machine) {
        return new OpenStore(adapter, at, adapter.open(at, machine));
    }

    /** Returns the name by which the ledger tells the tool's stores apart. */
    public String name() {
        return at.root().toString();
    }

    /** Returns the key of the session that has that id in this store. */
    public SessionKey key(String session) {
        return new SessionKey(adapter.id(), name(), session);
    }

    /**
     * Reads a session; the caller closes the reader.
     *
     * @throws UnsettledSessionException if it cannot be read at the moment
     */
    SessionReader readSettled(String session, Position from) {
        SessionReader reader;
        try {
            reader = store.read(session, from);
        } catch (SessionChangedException e) {
            throw new UnsettledSessionException();
        }
        if (reader.isUnsettled()) {
            reader.close();
            throw new UnsettledSessionException();
        }
        return reader;
    }

    @Override
    public void close() {
        store.close();
    }
}
