package io.roam.testkit;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes sessions of the made-up tool. */
final class FakeWriter implements StoreWriter {
    private static final ToolAdapter TOOL = new FakeTool();

    private final Path root;
    private final HistoryStore store;
    private final Disk disk;
    private final List<Prepared> prepared = new ArrayList<>();

    private record Prepared(Optional<String> expected, FakeFiles files, List<FakeStep> steps) {}

    FakeWriter(Path root, HistoryStore store, Disk disk) {
        this.root = root;
        this.store = store;
        this.disk = disk;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        if (!TOOL.isSessionId(placement.session())) {
            return Optional.of(Refusal.of("its id is none of the tool's", "", Refusal.Until.NEVER));
        }
        return store.useOf(placement.session()) instanceof SessionUse.Open open
                ? Optional.of(Refusal.of(open.who() + " has the session open", "close it", Refusal.Until.CLOSED))
                : Optional.empty();
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        FakeFiles files = new FakeFiles(root, placement.session());
        check(placement.expected(), files);
        FakeValues values = FakeValues.read(files.valuesFile());
        byte[] before = values.toBytes();
        Map<String, ByteArrayOutputStream> news = news(placement.session(), placed, values);
        List<FakeChange> changes = new ArrayList<>();
        if (!Arrays.equals(values.toBytes(), before)) {
            changes.add(FakeChange.of(files.valuesFile(), false, values.toBytes(), 0));
        }
        news.forEach((track, bytes) -> changes.add(FakeChange.of(
                files.file(track),
                grows(placement, track),
                placement.expected().isPresent() ? bytes.toByteArray() : files.missingIn(track, bytes.toByteArray()),
                placement.partial().getOrDefault(track, 0))));
        if (placement.expected().isEmpty()) {
            byte[] workspace = FakeMark.utf8(placement.workspace().toString());
            changes.add(0, FakeChange.of(files.workspaceFile(), false, workspace, 0));
        }
        stage(placement, files, changes, undo);
    }

    /** Whether a track is appended to. What of a new session is there already was left by a placement that was interrupted. */
    private static boolean grows(Placement placement, String track) {
        boolean whole = (placement.replacing() && track.isEmpty())
                || (placement.expected().isEmpty() && !FakeFiles.isShared(track));
        return FakeFiles.isLines(track) && !whole;
    }

    private void stage(Placement placement, FakeFiles files, List<FakeChange> changes, UndoLog undo) {
        undo.add(placement.session());
        changes.forEach(change -> undo.add(change.undoLine(root)));
        prepared.add(new Prepared(placement.expected(), files, List.copyOf(changes)));
    }

    /** Returns the new bytes of each track, the main track last, and sets the values. */
    private static Map<String, ByteArrayOutputStream> news(String session, RecordSource placed, FakeValues values) {
        Map<String, ByteArrayOutputStream> news = new TreeMap<>(Collections.reverseOrder());
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == Record.Kind.VALUE && record.isMain()) {
                    values.set(record);
                    continue;
                }
                if (!FakeFiles.isTrack(record.track())) {
                    throw new UnsafeTrackException(session, record.track());
                }
                ByteArrayOutputStream bytes = news.computeIfAbsent(record.track(), t -> new ByteArrayOutputStream());
                bytes.writeBytes(record.payload());
                if (FakeFiles.isLines(record.track())) {
                    bytes.write('\n');
                }
            }
        }
        return news;
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        FakeFiles files = new FakeFiles(root, session);
        check(Optional.of(expected), files);
        List<FakeStep> steps = Stream.concat(
                        files.ownTracks().values().stream(),
                        Stream.of(files.valuesFile(), files.workspaceFile()).filter(Files::exists))
                .<FakeStep>map(file -> new FakeRemoval(file, FakeFiles.bytes(file)))
                .toList();
        undo.add(session);
        steps.forEach(step -> undo.add(step.undoLine(root)));
        prepared.add(new Prepared(Optional.of(expected), files, steps));
        return Optional.empty();
    }

    private void check(Optional<String> expected, FakeFiles files) {
        Optional<String> now = Files.exists(files.main()) ? Optional.of(files.fingerprint()) : Optional.empty();
        if (!now.equals(expected) || store.useOf(files.session()) instanceof SessionUse.Open) {
            throw new SessionChangedException(files.session());
        }
    }

    @Override
    public void commit() {
        for (Prepared session : prepared) {
            check(session.expected(), session.files());
            for (FakeStep change : session.steps()) {
                doing(change.file(), () -> change.write(disk));
                if (!change.isDone()) {
                    throw new SessionChangedException(change.file().toString());
                }
            }
        }
        prepared.clear();
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        boolean open = undo.lines().stream().limit(1).anyMatch(id -> store.useOf(id) instanceof SessionUse.Open);
        Set<AppendRepair.Outcome> all = EnumSet.noneOf(AppendRepair.Outcome.class);
        undo.lines().stream()
                .skip(1)
                .map(line -> FakeStep.parse(root, line))
                .forEach(step -> doing(step.file(), () -> all.add(step.takeBack(disk, open))));
        return all.contains(AppendRepair.Outcome.WAITS)
                ? AppendRepair.Outcome.WAITS
                : all.contains(AppendRepair.Outcome.STANDS)
                        ? AppendRepair.Outcome.STANDS
                        : AppendRepair.Outcome.TAKEN_BACK;
    }

    @Override
    public void revert(UndoLog undo) {
        List<FakeStep> changes = undo.lines().stream()
                .skip(1)
                .map(line -> FakeStep.parse(root, line))
                .toList();
        boolean open = undo.lines().stream().limit(1).anyMatch(id -> store.useOf(id) instanceof SessionUse.Open);
        if (open || !changes.stream().allMatch(change -> change.isDone() || change.isUndone())) {
            throw new SessionChangedException(undo.lines().get(0));
        }
        changes.stream().filter(FakeStep::isDone).forEach(change -> doing(change.file(), () -> change.revert(disk)));
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
        prepared.clear();
    }
}
