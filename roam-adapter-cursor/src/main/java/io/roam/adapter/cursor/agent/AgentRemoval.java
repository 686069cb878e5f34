package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.PendingWrite;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.WritableDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A session that is put away: the files of its folder stay on the shelf. */
final class AgentRemoval implements PendingWrite {
    private final AgentSessionLocation session;
    private final Disk disk;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();
    private String fingerprint = "";
    private boolean done;

    AgentRemoval(AgentSessionLocation session, Disk disk) {
        this.session = session;
        this.disk = disk;
    }

    /** Keeps them. */
    void prepare(AgentFolder root, String expected, UndoLog undo) {
        try {
            if (!session.fingerprint().equals(expected)) {
                throw new SessionChangedException(session.id());
            }
            try (WritableDatabase open = WritableDatabase.beginExclusive(session.database(), CursorOwner.CURSOR)) {
                open.commit(); // nobody has it open, and no log is left
            }
            fingerprint = session.fingerprint();
            listFiles();
            for (Path file : files) {
                Path name = undo.shelf().resolve(UUID.randomUUID() + ".away");
                kept.add(name);
                undo.add(RemovedFile.save(root, file, name, disk));
            }
        } catch (IOException e) {
            throw new DiskException("cannot keep a session that is put away", session.folder(), e);
        }
    }

    /** The database first: without it there is no session. */
    private void listFiles() throws IOException {
        files.add(session.database());
        try (Stream<Path> all = Files.walk(session.folder())) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !files.contains(file) && !session.logs().contains(file))
                    .sorted()
                    .forEach(files::add);
        }
    }

    @Override
    public void commit() {
        try {
            if (!session.fingerprint().equals(fingerprint)) {
                throw new SessionChangedException(session.id());
            }
            done = true;
            for (Path file : files) {
                disk.delete(file);
            }
            for (Path log : session.logs()) {
                disk.delete(log);
            }
            EmptyFolders.removeAll(session.folder(), disk);
        } catch (IOException e) {
            throw new DiskException("cannot put a session away", session.folder(), e);
        }
    }

    @Override
    public void close() {
        if (!done) {
            kept.forEach(file -> AgentLeftovers.remove(file, disk));
        }
    }
}
