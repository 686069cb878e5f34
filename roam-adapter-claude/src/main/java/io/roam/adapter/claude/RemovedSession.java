package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.links.LinkGuard;
import io.roam.spi.Machine;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session to be removed, whose files are kept in the backup folder. */
record RemovedSession(Path config, Machine machine, ProjectsFolder folder, String session, String expected) {
    Optional<Refusal> refusal() {
        return new OpenSessions(config, machine).useOf(session) instanceof SessionUse.Open open
                ? Optional.of(Refusal.of(open.who() + " has the session open", "close it", Refusal.Until.CLOSED))
                : linkedFile();
    }

    private Optional<Refusal> linkedFile() {
        LinkGuard guard = new LinkGuard(config);
        SessionFiles files = requireFiles();
        return files.tracks().stream()
                .map(file -> TrackName.fileOf(files.project(), session, file.track()))
                .flatMap(file -> guard.obstacleToFile(file).stream())
                .findFirst()
                .map(link -> Refusal.of(
                        link + " is a symbolic link; roam removes nothing through it",
                        "replace the link with the file or folder that it leads to",
                        Refusal.Until.MENDED));
    }

    private SessionFiles requireFiles() {
        return folder.find(session)
                .filter(files -> files.fingerprint().equals(expected))
                .orElseThrow(() -> new SessionChangedException(session));
    }

    /** Returns the tracks whose files hold nothing of other sessions, and the file with the session's name. */
    private List<TrackFile> ownFiles(SessionFiles files) throws IOException {
        List<TrackFile> own = new ArrayList<>();
        for (TrackFile file : files.tracks()) {
            if (!TrackName.isShared(file.track())
                    || LegacyAgent.sessionsOf(file.path()).size() == 1) {
                own.add(file);
            }
        }
        Path name = TrackName.fileOf(files.project(), session, TrackName.NAME_FILE);
        if (Files.exists(name) && new LinkGuard(config).obstacleToFile(name).isEmpty()) {
            own.add(TrackFile.of(TrackName.NAME_FILE, name, Files.readAttributes(name, BasicFileAttributes.class)));
        }
        return own;
    }

    void backUp(BackupFolder backupFolder, UndoSteps undo) throws IOException {
        undo.recordRemoval(session, ownFiles(requireFiles()), backupFolder);
    }

    /** Deletes the files, the main track first: without it there is no session. */
    void commit() throws IOException {
        SessionFiles files = requireFiles();
        if (refusal().isPresent()) {
            throw new SessionChangedException(session);
        }
        for (TrackFile file : ownFiles(files)) {
            machine.disk().delete(file.path());
        }
    }
}
