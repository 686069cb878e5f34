package io.roam.adapter.claude;

import io.roam.spi.Machine;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A session to be removed, whose files are kept in the backup folder. */
record RemovedSession(Path config, Machine machine, String session, String expected) {
    Optional<Refusal> refusal() {
        return new OpenSessions(config, machine).useOf(session) instanceof SessionUse.Open open
                ? Optional.of(Refusal.of(open.who() + " has it open", "close it", Refusal.Until.CLOSED))
                : Optional.empty();
    }

    private SessionFiles requireFiles() {
        return new ProjectsFolder(config)
                .find(session)
                .filter(files -> files.fingerprint().equals(expected))
                .orElseThrow(() -> new SessionChangedException(session));
    }

    void backUp(BackupFolder backupFolder, UndoSteps undo) throws IOException {
        undo.recordRemoval(session, requireFiles().tracks(), backupFolder);
    }

    /** Deletes the files, the main track first: without it there is no session. */
    void commit() throws IOException {
        SessionFiles files = requireFiles();
        if (refusal().isPresent()) {
            throw new SessionChangedException(session);
        }
        for (TrackFile file : files.tracks()) {
            machine.disk().delete(file.path());
        }
    }
}
