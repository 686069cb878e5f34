package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The made-up tool, if it wrote each session as a whole: one beside which there is a file {@code ID.half} is half written. */
final class HalfTool implements ToolAdapter {
    private final FakeTool tool = new FakeTool();

    /** Returns the file that says that a session is half written. */
    static Path mark(TestDevice device, String session) {
        return FakeTool.folder(device.machine().machine()).resolve(session + ".half");
    }

    @Override
    public String id() {
        return tool.id();
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return tool.locate(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new Store(tool.open(at, machine), at.root());
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return tool.grantsPermissions(record);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return tool.transcript(records);
    }

    private record Store(HistoryStore store, Path root) implements HistoryStore {
        @Override
        public void visitSessions(SessionVisitor each) {
            store.visitSessions(each);
        }

        @Override
        public SessionReader read(String session, Position from) {
            return Files.exists(root.resolve(session + ".half"))
                    ? SessionReader.unsettled()
                    : store.read(session, from);
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
}
