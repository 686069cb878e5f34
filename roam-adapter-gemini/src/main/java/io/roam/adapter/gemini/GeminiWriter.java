package io.roam.adapter.gemini;

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
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes sessions into the folders of projects, and removes them. */
final class GeminiWriter implements StoreWriter {
    private final GeminiAdapter adapter;
    private final GeminiStore store;
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

    GeminiWriter(GeminiAdapter adapter, GeminiStore store, Path root, Machine machine) {
        this.adapter = adapter;
        this.store = store;
        this.root = root;
        this.machine = machine;
        this.checks = new PlacementChecks(adapter::isSessionId, store, root);
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
        PlacementTarget target = new TargetChoice(store, root, machine).choose(placement, PlacedRecords.of(placed));
        if (checks.linkRefusal(target.file()).isPresent()) {
            throw new SessionChangedException(target.file().toString());
        }
        doing("cannot write the session", target.file(), () -> prepare(target, placed, undo));
    }

    private void prepare(PlacementTarget target, RecordSource placed, UndoLog undo) throws IOException {
        UndoLines lines = linesOf(undo);
        Placement placement = target.placement();
        lines.addSession(placement.session());
        madeFolders.addAll(lines.addMissingFolders(target.file()));
        SessionDraft draft = new SessionDraft(adapter, target, machine.disk());
        try {
            draft.prepare(placed, lines, madeFolders);
        } finally {
            drafts.addAll(draft.drafts());
        }
        for (StagedFile staged : draft.staged()) {
            lines.addWrite(staged);
        }
        FileTime time = FileTime.from(target.fileTime());
        steps.add(new Step(placement.session(), placement.expected(), () -> {
            for (StagedFile staged : draft.staged()) {
                staged.write(machine.disk(), time);
            }
        }));
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        requireExpected(session, Optional.of(expected));
        SessionFile file = store.find(session).orElseThrow();
        Optional<Refusal> refusal = checks.openRefusal(session).or(() -> checks.linkRefusal(file.path()));
        if (refusal.isEmpty()) {
            UndoLines lines = linesOf(undo);
            lines.addSession(session);
            List<Path> removed = new ArrayList<>(List.of(file.path()));
            twinOf(file.path()).ifPresent(removed::add);
            removed.addAll(file.sides().values());
            for (Path each : removed) {
                doing("cannot keep the session", each, () -> lines.addRemoval(each));
            }
            steps.add(new Step(session, Optional.of(expected), () -> {
                for (Path each : removed) {
                    machine.disk().delete(each);
                }
            }));
        }
        return refusal;
    }

    /** Returns the document of which the tool has made a log: without the log it would be the session again. */
    private static Optional<Path> twinOf(Path file) {
        String name = String.valueOf(file.getFileName());
        Path document = file.resolveSibling(name.substring(0, name.length() - 1));
        return name.endsWith(".jsonl") && Files.isRegularFile(document, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(document)
                : Optional.empty();
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
        doing("cannot undo the change", root, () -> UndoStep.revertAll(SharedMarkers.leaveOut(lines.steps())));
    }

    private void requireClosed(String session) {
        if (checks.openRefusal(session).isPresent()) {
            throw new SessionChangedException(session);
        }
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        UndoLines lines = linesOf(undo);
        boolean open = lines.sessions().stream()
                .anyMatch(session -> checks.openRefusal(session).isPresent());
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
        return new UndoLines(root, machine.disk(), line -> JsonText.object(line).isPresent(), undo);
    }

    private static void doing(String what, Path file, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new DiskException(what, file, e);
        }
    }
}
