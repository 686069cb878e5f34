package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.kit.files.UndoLines;
import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.AppendRepair;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes sessions below a root, and removes them. */
final class FileWriter implements StoreWriter {
    private final FileSessions adapter;
    private final FileStore store;
    private final Path root;
    private final Machine machine;
    private final PlacementChecks checks;
    private final List<Step> steps = new ArrayList<>();
    private final List<Path> drafts = new ArrayList<>();
    private final List<Path> madeFolders = new ArrayList<>();

    /** What is done at the commit for a session that is as it was expected. */
    private record Step(String session, Optional<String> expected, Work work) {}

    private interface Work {
        void run() throws IOException;
    }

    FileWriter(FileSessions adapter, FileStore store, Path root, Machine machine) {
        this.adapter = adapter;
        this.store = store;
        this.root = root;
        this.machine = machine;
        this.checks = new PlacementChecks(adapter, store, root, machine);
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return checks.refusalOf(placement);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!adapter.isSessionId(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        requireExpected(placement.session(), placement.expected());
        Path file = checks.fileOf(placement);
        if (checks.linkRefusal(file).isPresent()) {
            throw new SessionChangedException(file.toString());
        }
        doing("cannot write the session", file, () -> prepare(placement, file, placed, undo));
    }

    private void prepare(Placement placement, Path file, RecordSource placed, UndoLog undo) throws IOException {
        UndoLines lines = linesOf(undo);
        lines.addSession(placement.session());
        madeFolders.addAll(lines.addMissingFolders(file));
        SessionTarget target =
                new SessionTarget(placement, file, placement.expected().isPresent());
        drafts.add(DraftFile.pathFor(file, "new"));
        StagedFile.Mode mode;
        DraftFile draft = DraftFile.create(file, machine.disk());
        try (draft) {
            mode = adapter.write(target, placed, draft);
        }
        StagedFile staged = draft.finish(file, mode);
        lines.addWrite(staged);
        FileTime time = FileTime.from(timeOf(placement));
        steps.add(new Step(placement.session(), placement.expected(), () -> staged.write(machine.disk(), time)));
    }

    /** Returns when the last message was written; not in the future, and not the time that the file has now. */
    private Instant timeOf(Placement placement) {
        Instant now = machine.clock().instant();
        Instant last = placement.lastMessageTime().isAfter(now) ? now : placement.lastMessageTime();
        boolean same = store.find(placement.session())
                .filter(file -> file.modified().equals(last))
                .isPresent();
        return same ? last.plusMillis(1) : last;
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        requireExpected(session, Optional.of(expected));
        Path file = store.find(session).orElseThrow().path();
        Optional<Refusal> refusal = checks.openRefusal(session).or(() -> checks.linkRefusal(file));
        if (refusal.isEmpty()) {
            UndoLines lines = linesOf(undo);
            lines.addSession(session);
            doing("cannot keep the session", file, () -> lines.addRemoval(file));
            steps.add(new Step(
                    session, Optional.of(expected), () -> machine.disk().delete(file)));
        }
        return refusal;
    }

    private void requireExpected(String session, Optional<String> expected) {
        if (!store.find(session).map(SessionFile::fingerprint).equals(expected)) {
            throw new SessionChangedException(session);
        }
    }

    @Override
    public void commit() {
        for (Step step : steps) {
            requireClosed(step.session());
            requireExpected(step.session(), step.expected());
            doing("cannot write the session", root, step.work());
        }
        steps.clear();
        madeFolders.clear();
    }

    @Override
    public void revert(UndoLog undo) {
        UndoLines lines = linesOf(undo);
        lines.sessions().forEach(this::requireClosed);
        doing("cannot undo the change", root, () -> UndoStep.revertAll(lines.steps()));
    }

    private void requireClosed(String session) {
        if (isOpen(session)) {
            throw new SessionChangedException(session);
        }
    }

    private boolean isOpen(String session) {
        return adapter.useOf(session, machine) instanceof SessionUse.Open;
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        UndoLines lines = linesOf(undo);
        boolean open = lines.sessions().stream().anyMatch(this::isOpen);
        try {
            return UndoStep.takeBackAll(lines.steps(), open);
        } catch (IOException e) {
            throw new DiskException("cannot undo a partial write", root, e);
        }
    }

    @Override
    public void close() {
        doing("cannot remove temporary files", root, this::removeDrafts);
    }

    private void removeDrafts() throws IOException {
        for (Path draft : drafts) {
            machine.disk().delete(draft);
        }
        for (int i = madeFolders.size() - 1; i >= 0; i--) {
            try {
                machine.disk().delete(madeFolders.get(i));
            } catch (DirectoryNotEmptyException e) {
                // something is in it that was not prepared here
            }
        }
    }

    private UndoLines linesOf(UndoLog undo) {
        return new UndoLines(root, machine.disk(), adapter::isWhole, undo);
    }

    private static void doing(String what, Path file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new DiskException(what, file, e);
        }
    }
}
