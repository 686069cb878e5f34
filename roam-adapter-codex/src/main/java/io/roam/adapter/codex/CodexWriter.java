package io.roam.adapter.codex;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.kit.files.UndoLines;
import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.AppendRepair;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
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

/** Writes threads into a home of the tool, and removes them. */
final class CodexWriter implements StoreWriter {
    private final CodexStore store;
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

    CodexWriter(CodexStore store, Path root, Machine machine) {
        this.store = store;
        this.root = root;
        this.machine = machine;
        this.checks = new PlacementChecks(store, root);
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return checks.refusalOf(placement);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!RolloutName.isThreadId(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        requireExpected(placement.session(), placement.expected());
        PlacedRecords records = PlacedRecords.of(placement, placed);
        doing("cannot write the session", root, () -> prepare(placement, placed, records, undo));
    }

    private void prepare(Placement placement, RecordSource placed, PlacedRecords records, UndoLog undo)
            throws IOException {
        UndoLines lines = linesOf(undo);
        lines.addSession(placement.session());
        ThreadDraft draft = new ThreadDraft(placement, records, this::begin);
        List<StagedFile> staged =
                new ArrayList<>(draft.write(placed, new RolloutTargets(store, root, records), file -> {
                    checkTarget(file);
                    madeFolders.addAll(lines.addMissingFolders(file));
                }));
        if (records.name().isPresent()) {
            NameStep.NameChange change =
                    changeOf(placement.session(), records.name().get());
            undo.add(change.line());
            staged.add(
                    staged.isEmpty() ? 0 : staged.size() - 1,
                    prepareName(change, lines)); // the thread is the last to appear
        }
        for (StagedFile one : staged) {
            lines.addWrite(one);
        }
        FileTime time = FileTime.from(timeOf(placement));
        steps.add(new Step(placement.session(), placement.expected(), () -> {
            for (StagedFile one : staged) {
                one.write(machine.disk(), time);
            }
            store.noteWritten(
                    placement.session(), staged.stream().map(StagedFile::target).toList());
        }));
    }

    private NameStep.NameChange changeOf(String thread, Record name) {
        String before = ThreadNames.read(root).getOrDefault(thread, "");
        return new NameStep.NameChange(thread, before, ClassRule.nameIn(name).orElse(""));
    }

    private StagedFile prepareName(NameStep.NameChange change, UndoLines lines) throws IOException {
        Path file = ThreadNames.fileIn(root);
        checkTarget(file);
        madeFolders.addAll(lines.addMissingFolders(file));
        drafts.add(DraftFile.pathFor(file, "new"));
        byte[] line = ThreadNames.line(
                change.thread(), change.placed(), machine.clock().instant());
        return ThreadNames.prepare(root, line, machine.disk());
    }

    private void checkTarget(Path file) {
        if (checks.linkRefusal(file).isPresent()) {
            throw new SessionChangedException(file.toString());
        }
    }

    private TrackDraft begin(Path target, int partial) throws IOException {
        drafts.add(DraftFile.pathFor(target, "new"));
        return TrackDraft.begin(target, partial, machine.disk());
    }

    /** Returns when the last message was written; not in the future, and not the time that the file has now. */
    private Instant timeOf(Placement placement) {
        Instant now = machine.clock().instant();
        Instant last = placement.lastMessageTime().isAfter(now) ? now : placement.lastMessageTime();
        boolean isSame = store.find(placement.session())
                .filter(thread -> thread.head().modified().equals(last))
                .isPresent();
        return isSame ? last.plusMillis(1) : last;
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        requireExpected(session, Optional.of(expected));
        StoredThread thread = store.find(session).orElseThrow();
        List<Path> files = thread.files().map(RolloutFile::path).toList();
        Optional<Refusal> refusal = checks.removalRefusal(thread);
        if (refusal.isEmpty()) {
            UndoLines lines = linesOf(undo);
            lines.addSession(session);
            doing("cannot keep the session", thread.head().path(), () -> {
                for (Path file : files) {
                    lines.addRemoval(file);
                }
            });
            steps.add(new Step(session, Optional.of(expected), () -> {
                removeFiles(files);
                store.noteRemoved(thread);
            }));
        }
        return refusal;
    }

    private void removeFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            machine.disk().delete(file);
        }
    }

    private void requireExpected(String session, Optional<String> expected) {
        if (!store.find(session).map(StoredThread::fingerprint).equals(expected)) {
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
        doing("cannot undo the change", root, () -> UndoStep.revertAll(stepsOf(undo)));
    }

    private void requireClosed(String session) {
        if (isOpen(session)) {
            throw new SessionChangedException(session);
        }
    }

    private boolean isOpen(String session) {
        return store.currentUseOf(session) instanceof SessionUse.Open;
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        UndoLines lines = linesOf(undo);
        boolean isOpen = lines.sessions().stream().anyMatch(this::isOpen);
        try {
            return UndoStep.takeBackAll(stepsOf(undo), isOpen);
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
        return new UndoLines(root, machine.disk(), TrackReader::isWhole, undo);
    }

    private List<UndoStep> stepsOf(UndoLog undo) {
        Optional<NameStep.NameChange> change = undo.lines().stream()
                .filter(NameStep.NameChange::isOne)
                .findFirst()
                .map(NameStep.NameChange::parse);
        List<String> ofFiles = undo.lines().stream()
                .filter(line -> !NameStep.NameChange.isOne(line))
                .toList();
        return linesOf(new UndoLog(undo.shelf(), ofFiles)).steps().stream()
                .map(step -> change.isPresent() && step.file().equals(ThreadNames.fileIn(root))
                        ? new NameStep(step, change.get(), root, machine)
                        : step)
                .toList();
    }

    private static void doing(String what, Path file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new DiskException(what, file, e);
        }
    }
}
