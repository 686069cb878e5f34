package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.LinkSearch;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.kit.files.StagedFile.Mode;
import io.roam.adapter.kit.files.UndoLines;
import io.roam.spi.Disk;
import io.roam.spi.RegularFiles;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the drafts of all files of a session: the project's marker, then side tracks, then the main track. */
final class SessionDraft {
    private final GeminiAdapter adapter;
    private final PlacementTarget target;
    private final Disk disk;
    private final List<StagedFile> staged = new ArrayList<>();
    private final List<Path> drafts = new ArrayList<>();

    SessionDraft(GeminiAdapter adapter, PlacementTarget target, Disk disk) {
        this.adapter = adapter;
        this.target = target;
        this.disk = disk;
    }

    /** Returns the files in the order in which they are written. */
    List<StagedFile> staged() {
        return List.copyOf(staged);
    }

    /** Returns the temporary files, whether they were written whole or not. */
    List<Path> drafts() {
        return List.copyOf(drafts);
    }

    void prepare(RecordSource placed, UndoLines lines, List<Path> madeFolders) throws IOException {
        addMarker();
        addSides(placed, lines, madeFolders);
        drafts.add(DraftFile.pathFor(target.file(), "new"));
        DraftFile draft = DraftFile.create(target.file(), disk);
        Mode mode;
        try (draft) {
            mode = target.form() == FileHead.Form.LOG
                    ? new LogDraft(adapter, target, draft).write(placed)
                    : writeDocument(placed, draft);
        }
        staged.add(draft.finish(target.file(), mode));
    }

    private Mode writeDocument(RecordSource placed, DraftFile draft) throws IOException {
        Optional<SessionDocument> existing = target.exists() ? SessionDocument.read(target.file()) : Optional.empty();
        if (target.exists() && existing.isEmpty()) {
            throw new SessionChangedException(target.file().toString());
        }
        Optional<SessionDocument> continued = existing.filter(document -> target.continues());
        DocumentDraft document = new DocumentDraft();
        continued.ifPresent(document::addAll);
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!adapter.hasValidClass(record) || adapter.grantsPermissions(record)) {
                    throw new UnsafeTrackException(target.placement().session(), record.track());
                }
                if (record.isMain()) {
                    document.add(record);
                }
            }
        }
        draft.write(document.write(continued, target));
        return existing.isPresent() ? Mode.REPLACE : Mode.CREATE;
    }

    /** Adds the marker of a folder that is made now: by it the tool takes the folder for the project's. */
    private void addMarker() throws IOException {
        ProjectFolder project = target.project();
        if (!Files.exists(project.path(), LinkOption.NOFOLLOW_LINKS)
                && project.workspace().isPresent()) {
            byte[] workspace = project.workspace().get().getBytes(StandardCharsets.UTF_8);
            add(project.path().resolve(ProjectFolder.MARKER), workspace, Mode.CREATE);
        }
    }

    private void add(Path file, byte[] content, Mode mode) throws IOException {
        drafts.add(DraftFile.pathFor(file, "new"));
        staged.add(DraftFile.prepare(file, content, mode, disk));
    }

    private void addSides(RecordSource placed, UndoLines lines, List<Path> madeFolders) throws IOException {
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!record.isMain()) {
                    addSide(record, lines, madeFolders);
                }
            }
        }
    }

    private void addSide(Record record, UndoLines lines, List<Path> madeFolders) throws IOException {
        String session = target.placement().session();
        if (!SideFile.isValid(record)) {
            throw new UnsafeTrackException(session, record.track());
        }
        Path root = target.project().path();
        Path file = SideFile.pathOf(record.track(), root, session);
        if (LinkSearch.findObstacle(root, file).isPresent()) {
            throw new SessionChangedException(file.toString());
        }
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (!exists || !Arrays.equals(RegularFiles.readAllBytes(file, LinkOption.NOFOLLOW_LINKS), record.payload())) {
            madeFolders.addAll(lines.addMissingFolders(file));
            add(file, record.payload(), exists ? Mode.REPLACE : Mode.CREATE);
        }
    }
}
