package io.roam.testkit;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.DamagedWriteException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes sessions of {@link InPlaceTool}: each file anew. */
final class InPlaceWriter implements StoreWriter {
    private static final InPlaceTool TOOL = new InPlaceTool();

    private final Path folder;
    private final Disk disk;
    private @Nullable FakeChange prepared;

    InPlaceWriter(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        if (!TOOL.isSessionId(placement.session())) {
            return Optional.of(Refusal.of("its id is none of the tool's", "", Refusal.Until.NEVER));
        }
        return placement.replacing()
                ? Optional.of(Refusal.of("a session is not replaced", "", Refusal.Until.NEVER))
                : Optional.empty();
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        Path file = folder.resolve(placement.session());
        Optional<String> now =
                Files.exists(file) ? Optional.of(FakeMark.hash(FakeFiles.bytes(file))) : Optional.empty();
        if (!now.equals(placement.expected())) {
            throw new SessionChangedException(placement.session());
        }
        Map<String, String> values = new LinkedHashMap<>();
        InPlaceStore.lines(file).forEach(line -> put(values, line));
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (!record.isMain() && !record.track().startsWith(Record.REVISIONS)) {
                    throw new UnsafeTrackException(placement.session(), record.track());
                }
                put(values, new String(record.payload(), StandardCharsets.UTF_8));
            }
        }
        StringBuilder all = new StringBuilder();
        values.values().forEach(line -> all.append(line).append('\n'));
        FakeChange change = FakeChange.of(file, false, FakeMark.utf8(all.toString()), 0);
        undo.add(change.undoLine(folder));
        prepared = change;
    }

    private static void put(Map<String, String> values, String line) {
        values.put(line.split(" ", 2)[0], line);
    }

    @Override
    public void commit() {
        FakeChange change = prepared;
        if (change == null) {
            return;
        }
        if (!change.isUndone()) {
            throw new SessionChangedException(change.file().toString());
        }
        doing(change.file(), () -> change.write(disk));
        if (!change.isDone()) {
            throw new DamagedWriteException(change.file());
        }
        prepared = null;
    }

    @Override
    public void revert(UndoLog undo) {
        for (String line : undo.lines()) {
            FakeStep change = FakeStep.parse(folder, line);
            if (!change.isDone() && !change.isUndone()) {
                throw new SessionChangedException(change.file().toString());
            }
            if (change.isDone()) {
                doing(change.file(), () -> change.revert(disk));
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void doing(Path file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    @Override
    public void close() {
        prepared = null;
    }
}
