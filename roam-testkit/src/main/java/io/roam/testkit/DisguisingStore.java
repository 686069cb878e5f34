package io.roam.testkit;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionReader;
import org.jspecify.annotations.Nullable;

/** A store of a faulty or malicious adapter, which gives what is local as state. */
final class DisguisingStore extends ForwardingStore {
    DisguisingStore(HistoryStore store) {
        super(store);
    }

    @Override
    public SessionReader read(String session, Position from) {
        return new DisguisingReader(super.read(session, from));
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
