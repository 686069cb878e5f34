package io.roam.testkit;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store of a faulty adapter, which gives what is local as state. */
record DisguisingStore(HistoryStore store) implements HistoryStore {
    @Override
    public void visitSessions(SessionVisitor each) {
        store.visitSessions(each);
    }

    @Override
    public SessionReader read(String session, Position from) {
        return new Reader(store.read(session, from));
    }

    private record Reader(SessionReader reader) implements SessionReader {
        @Override
        public @Nullable Record next() {
            Record record = reader.next();
            return record != null && record.kind() == Record.Kind.LOCAL
                    ? Record.state(record.track(), record.payload()).asLine()
                    : record;
        }

        @Override
        public Position position() {
            return reader.position();
        }

        @Override
        public SessionFacts facts() {
            return reader.facts();
        }

        @Override
        public boolean isUnsettled() {
            return reader.isUnsettled();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    @Override
    public SessionUse useOf(String session) {
        return store.useOf(session);
    }

    @Override
    public Set<Path> watchedFolders() {
        return store.watchedFolders();
    }

    @Override
    public StoreWriter openWriter() {
        return store.openWriter();
    }

    @Override
    public void close() {
        store.close();
    }
}
