package io.roam.adapter.cursor.agent;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionChangedException;
import io.roam.sqlite.WritableDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A session that a placement created, as its undo line names it.
 *
 * @param content the hash of its rows
 * @param description the SHA-256 of the description that roam wrote; empty if it wrote none
 */
record CreatedSession(AgentSessionLocation session, String content, String description) {
    private static final String KIND = "made";

    static String undoLine(AgentFolder root, AgentSessionLocation session, String content, String description) {
        return UndoLine.format(KIND, root.path(), session.folder(), content, description);
    }

    static Optional<CreatedSession> parse(String line, AgentFolder root) {
        return UndoLine.parse(line, KIND, root.path())
                .filter(made -> made.parts().size() == 2)
                .map(made -> new CreatedSession(
                        new AgentSessionLocation(made.at(), Optional.empty()),
                        made.parts().get(0),
                        made.parts().get(1)));
    }

    /**
     * Deletes the session.
     *
     * @throws SessionChangedException if it has changed since
     */
    void revert(Disk disk) {
        try {
            requireUnchanged();
            disk.delete(session.database());
            for (Path log : session.logs()) {
                disk.delete(log);
            }
            if (!description.isEmpty()) {
                disk.delete(session.descriptionFile());
            }
            EmptyFolders.remove(session.folder(), disk);
            EmptyFolders.remove(session.folder().resolveSibling(""), disk);
        } catch (IOException e) {
            throw new DiskException("cannot remove a session", session.folder(), e);
        }
    }

    private void requireUnchanged() throws IOException {
        Path beside = session.descriptionFile();
        boolean same = description.isEmpty()
                || !Files.exists(beside)
                || Hashing.sha256()
                        .hashBytes(RegularFiles.readAllBytes(beside))
                        .toString()
                        .equals(description);
        if (Files.exists(session.database())) {
            try (WritableDatabase open = WritableDatabase.beginExclusive(session.database(), CursorOwner.CURSOR)) {
                same &= AgentContentHash.hashOf(open.contents()).equals(content);
            }
        }
        if (!same) {
            throw new SessionChangedException(session.id());
        }
    }
}
