package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The store of {@link InPlaceTool}. */
final class InPlaceStore implements HistoryStore {
    private static final InPlaceTool TOOL = new InPlaceTool();

    private final Path folder;
    private final Machine machine;

    InPlaceStore(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    private Set<Path> files() {
        Set<Path> all = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(all::add);
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
        return all;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        for (Path file : files()) {
            String id = file.getFileName().toString();
            if (TOOL.isSessionId(id)) {
                byte[] bytes = FakeFiles.bytes(file);
                each.session(SessionInfo.of(id, FakeMark.hash(bytes), bytes.length, Instant.EPOCH, at -> true));
            }
        }
    }

    /** Reads a session. Without a line feed at its end its file is half written. */
    @Override
    public SessionReader read(String session, Position from) {
        byte[] bytes = FakeFiles.bytes(folder.resolve(session));
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            return SessionReader.unsettled();
        }
        FakeMark mark = from.equals(Position.START)
                ? FakeMark.START
                : FakeMark.parse(from)
                        .map(marks -> marks.get(Record.MAIN))
                        .filter(known -> known.stands(bytes))
                        .orElseThrow(() -> new PositionRefusedException(session));
        String left = new String(Arrays.copyOfRange(bytes, mark.offset(), bytes.length), StandardCharsets.UTF_8);
        return new Reader(bytes, left.lines().iterator());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reader(byte[] all, Iterator<String> left) implements SessionReader {
        @Override
        public @Nullable Record next() {
            if (!left.hasNext()) {
                return null;
            }
            String line = left.next();
            return Record.event(Record.MAIN, FakeMark.utf8(line), FakeMark.utf8(line.split(" ", 2)[0]));
        }

        @Override
        public Position position() {
            return FakeMark.position(Map.of(Record.MAIN, FakeMark.behind(all, all.length)));
        }

        @Override
        public SessionFacts facts() {
            return SessionFacts.NONE;
        }

        @Override
        public void close() {}
    }

    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(folder);
    }

    @Override
    public void removeLeftovers() {
        for (Path file : files()) {
            if (FakeChange.isTemporary(file)) {
                try {
                    machine.disk().delete(file);
                } catch (IOException e) {
                    throw new DiskException("cannot remove a temporary file", file, e);
                }
            }
        }
    }

    @Override
    public void close() {}

    @Override
    public StoreWriter openWriter() {
        return new InPlaceWriter(folder, machine.disk());
    }

    static List<String> lines(Path file) {
        return new String(FakeFiles.bytes(file), StandardCharsets.UTF_8).lines().toList();
    }
}
