package io.roam.testkit;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The store of {@link InPlaceTool}. */
final class InPlaceStore implements HistoryStore {
    private final Path folder;

    InPlaceStore(Path folder) {
        this.folder = folder;
    }

    static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String print = FakeMark.hash(Files.readAllBytes(file));
                String id = file.getFileName().toString();
                each.session(SessionInfo.of(id, print, Files.size(file), Instant.EPOCH, at -> true));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SessionReader read(String session, Position from) {
        List<String> lines = lines(folder.resolve(session));
        List<String> before =
                from.equals(Position.START) ? List.of() : List.of(from.token().split("\n"));
        if (!lines.subList(0, Math.min(before.size(), lines.size())).equals(before)) {
            throw new PositionRefusedException(session);
        }
        return new Reader(lines, lines.subList(before.size(), lines.size()).iterator());
    }

    private record Reader(List<String> all, Iterator<String> left) implements SessionReader {
        @Override
        public Record next() {
            if (!left.hasNext()) {
                return null;
            }
            String line = left.next();
            byte[] id = line.split(" ", 2)[0].getBytes(StandardCharsets.UTF_8);
            return Record.event(Record.MAIN, line.getBytes(StandardCharsets.UTF_8), id);
        }

        @Override
        public Position position() {
            return new Position(String.join("\n", all));
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
        return new SessionUse.Free();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(folder);
    }

    @Override
    public void close() {}

    @Override
    public StoreWriter openWriter() {
        return new Writer();
    }

    private final class Writer implements StoreWriter {
        private final Map<Path, List<String>> ready = new LinkedHashMap<>();

        @Override
        public Optional<Refusal> refusalOf(Placement placement) {
            return Optional.empty();
        }

        @Override
        public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
            Path file = folder.resolve(placement.session());
            Map<String, String> values = new LinkedHashMap<>();
            lines(file).forEach(line -> values.put(line.split(" ", 2)[0], line));
            try (RecordReader reader = placed.open()) {
                for (Record record = reader.next(); record != null; record = reader.next()) {
                    String line = new String(record.payload(), StandardCharsets.UTF_8);
                    values.put(line.split(" ", 2)[0], line);
                }
            }
            ready.put(file, new ArrayList<>(values.values()));
        }

        @Override
        public void commit() {
            ready.forEach((file, lines) -> {
                try {
                    Files.write(file, lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public void revert(UndoLog undo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
