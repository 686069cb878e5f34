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

/** Deletes a session, after the files of its folder were copied to the undo folder. */
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

    /** Copies the files to the undo folder. */
    void prepare(AgentFolder root, String expected, UndoLog undo) {
        try {
            if (!session.fingerprint().equals(expected)) {
                throw new SessionChangedException(session.id());
            }
            try (WritableDatabase open = WritableDatabase.beginExclusive(session.database(), CursorOwner.CURSOR)) {
                open.commit(); // fails if a program has it open; moves the log into the file
            }
            fingerprint = session.fingerprint();
            listFiles();
            for (Path file : files) {
                Path name = undo.shelf().resolve(UUID.randomUUID() + ".away");
                kept.add(name);
                undo.add(RemovedFile.save(root, file, name, disk));
            }
        } catch (IOException e) {
            throw new DiskException("cannot keep a copy of a hidden session", session.folder(), e);
        }
    }

    /** Lists the files, the database first: without it the session does not exist. */
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
            throw new DiskException("cannot hide a session", session.folder(), e);
        }
    }

    @Override
    public void close() {
        if (!done) {
            kept.forEach(file -> AgentLeftovers.remove(file, disk));
        }
    }
}
