package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import org.jspecify.annotations.Nullable;

/** The adapter of a malicious device, which sends under another class what is local. */
final class DisguisingTool extends ForwardingTool {
    DisguisingTool(ToolAdapter tool) {
        super(tool);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public boolean hasValidClass(Record record) {
        return true;
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new DisguisingStore(super.open(at, machine));
    }

    /** A store of a faulty or malicious adapter, which gives what is local as state. */
    static final class DisguisingStore extends ForwardingStore {
        DisguisingStore(HistoryStore store) {
            super(store);
        }

        @Override
        public SessionReader read(String session, Position from) {
            return new DisguisingReader(super.read(session, from));
        }
    }

    private static final class DisguisingReader extends ForwardingReader {
        DisguisingReader(SessionReader reader) {
            super(reader);
        }

        @Override
        public @Nullable Record next() {
            Record record = super.next();
            return record != null && record.kind() == Record.Kind.LOCAL
                    ? Record.state(record.track(), record.payload()).asLine()
                    : record;
        }
    }
}
