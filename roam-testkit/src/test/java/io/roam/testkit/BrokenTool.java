package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The made-up tool with an adapter of which a part is exchanged for a broken one. */
class BrokenTool extends ForwardingTool {
    BrokenTool() {
        super(new FakeTool());
    }

    @Override
    public final HistoryStore open(StoreLocation at, Machine machine) {
        return changed(new BrokenStore(super.open(at, seen(machine)), at.root(), machine));
    }

    private final class BrokenStore extends ForwardingStore {
        private final Path root;
        private final Machine machine;

        BrokenStore(HistoryStore store, Path root, Machine machine) {
            super(store);
            this.root = root;
            this.machine = machine;
        }

        @Override
        public void visitSessions(SessionVisitor each) {
            List<SessionInfo> all = new ArrayList<>();
            super.visitSessions(all::add);
            shown(all).forEach(each::session);
        }

        @Override
        public SessionReader read(String session, Position from) {
            return reader(store, root, session, from);
        }

        @Override
        public StoreWriter openWriter() {
            return writer(store.openWriter(), store, root, machine);
        }

        @Override
        public void removeLeftovers() {
            tidy(store);
        }
    }

    /** Returns the store that is used. */
    HistoryStore changed(HistoryStore store) {
        return store;
    }

    /** Returns the machine that the store uses. */
    Machine seen(Machine machine) {
        return machine;
    }

    /** Returns the sessions that are shown. */
    List<SessionInfo> shown(List<SessionInfo> sessions) {
        return sessions;
    }

    /** Reads a session. */
    SessionReader reader(HistoryStore store, Path root, String session, Position from) {
        return new ListReader(store.read(session, from), records -> delivered(records, from));
    }

    /** Returns the records that are delivered. */
    List<Record> delivered(List<Record> records, Position from) {
        return records;
    }

    /** Returns what writes. */
    StoreWriter writer(StoreWriter writer, HistoryStore store, Path root, Machine machine) {
        return writer;
    }

    /** Removes what an interrupted run left. */
    void tidy(HistoryStore store) {
        store.removeLeftovers();
    }

    /** A reader that delivers other records. */
    static class ListReader extends ForwardingReader {
        private final Iterator<Record> left;

        ListReader(SessionReader reader, UnaryOperator<List<Record>> delivered) {
            super(reader);
            this.left = delivered.apply(RecordList.drain(reader)).iterator();
        }

        @Override
        public @Nullable Record next() {
            return left.hasNext() ? left.next() : null;
        }
    }

    /** A record of the same class, track and end with other bytes. */
    static Record withPayload(Record record, byte[] payload) {
        Record other = switch (record.kind()) {
            case EVENT -> Record.event(record.track(), payload);
            case PROPERTY -> Record.property(record.track(), record.key(), payload);
            case VALUE -> Record.value(record.track(), record.key(), payload);
            case FILE -> Record.file(record.track(), payload);
            case LOCAL -> Record.local(record.track(), payload);
            case STATE, REVISION -> Record.state(record.track(), payload);
        };
        return record.endsWithLineFeed() ? other.asLine() : other;
    }

    /** Facts without a title. */
    static final class UntitledReader extends ListReader {
        UntitledReader(SessionReader reader) {
            super(reader, records -> records);
        }

        @Override
        public SessionFacts facts() {
            return super.facts().withoutTitle();
        }
    }

    /** Returns all records of a source. */
    static List<Record> all(io.roam.spi.tool.RecordSource records) {
        try (RecordReader reader = records.open()) {
            return RecordList.drain(reader);
        }
    }
}
