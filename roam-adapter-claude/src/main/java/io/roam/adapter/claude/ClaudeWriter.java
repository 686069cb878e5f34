package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.links.LinkGuard;
import io.roam.adapter.claude.links.LinkedFolderException;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes sessions into a configuration folder, and removes them from it. */
final class ClaudeWriter implements StoreWriter {
    private final Path config;
    private final Machine machine;
    private final ProjectsFolder folder;
    private final List<StagedSession> staged = new ArrayList<>();
    private final List<RemovedSession> removed = new ArrayList<>();
    private final List<TemporaryTracks> temporaries = new ArrayList<>();
    private final List<Path> createdFolders = new ArrayList<>();

    ClaudeWriter(Path config, Machine machine, ProjectsFolder folder) {
        this.config = config;
        this.machine = machine;
        this.folder = folder;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return new PlacementChecks(config, machine, folder).refusalOf(placement);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!SessionId.isValid(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        try {
            Path project = projectFolder(placement);
            LinkGuard linkGuard = new LinkGuard(config);
            linkGuard.obstacleToFolder(project).ifPresent(link -> {
                throw new LinkedFolderException(link);
            });
            StagedSession.checkSession(folder, placement);
            prepare(placement, placed, undo, project, linkGuard);
        } catch (IOException e) {
            throw new DiskException("cannot write the session", config, e);
        }
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        RemovedSession removal = new RemovedSession(config, machine, folder, session, expected);
        Optional<Refusal> open = removal.refusal();
        if (open.isEmpty()) {
            try {
                removal.backUp(new BackupFolder(undo.shelf(), machine.disk()), new UndoSteps(config, undo));
            } catch (IOException e) {
                throw new DiskException("cannot keep the session", undo.shelf(), e);
            }
            removed.add(removal);
        }
        return open;
    }

    @Override
    public void commit() {
        try {
            for (RemovedSession session : removed) {
                session.commit();
            }
            for (StagedSession session : staged) {
                session.commit();
            }
            createdFolders.clear();
        } catch (IOException e) {
            throw new DiskException("cannot write the session", config, e);
        }
    }

    @Override
    public void revert(UndoLog undo) {
        try {
            new StoreReverter(config, machine, undo).revert();
        } catch (IOException e) {
            throw new DiskException("cannot undo the change", config, e);
        }
    }

    @Override
    public AppendRepair.Outcome takeBack(UndoLog undo) {
        try {
            return new StoreReverter(config, machine, undo).takeBack();
        } catch (IOException e) {
            throw new DiskException("cannot undo a partial write", config, e);
        }
    }

    @Override
    public void close() {
        try {
            for (TemporaryTracks files : temporaries) {
                files.remove();
            }
            removeEmptyFolders();
        } catch (IOException e) {
            throw new DiskException("cannot remove temporary files", config, e);
        }
    }

    private void prepare(Placement placement, RecordSource placed, UndoLog undo, Path project, LinkGuard linkGuard)
            throws IOException {
        TemporaryTracks files = new TemporaryTracks(project, placement.session(), machine.disk());
        files.removeOld();
        UndoSteps steps = new UndoSteps(config, undo);
        List<Path> missing = new ArrayList<>(steps.missingFolders(List.of(project.resolve("x"))));
        createdFolders.addAll(0, missing);
        temporaries.add(files);
        List<PreparedFile> drafts =
                createDraft(placement, undo, project, linkGuard, files).prepare(placed);
        missing.addAll(
                steps.missingFolders(drafts.stream().map(PreparedFile::target).toList()));
        steps.recordWrites(placement.session(), missing, drafts);
        staged.add(new StagedSession(config, machine, folder, placement, drafts));
    }

    private SessionDraft createDraft(
            Placement placement, UndoLog undo, Path project, LinkGuard linkGuard, TemporaryTracks files) {
        BackupFolder backupFolder = new BackupFolder(undo.shelf(), machine.disk());
        return new SessionDraft(placement, project, linkGuard, files, backupFolder);
    }

    private Path projectFolder(Placement placement) throws IOException {
        if (!placement.continuing()) {
            return new ProjectChoice(folder, machine).folderFor(placement.workspace());
        }
        return folder.find(placement.session())
                .map(SessionFiles::project)
                .orElseThrow(() -> new SessionChangedException(placement.session()));
    }

    private void removeEmptyFolders() throws IOException {
        for (int i = createdFolders.size() - 1; i >= 0; i--) {
            try {
                if (Files.exists(createdFolders.get(i))) {
                    machine.disk().delete(createdFolders.get(i));
                }
            } catch (DirectoryNotEmptyException e) {
                // The tool has put something into it in the meantime.
            }
        }
    }
}
