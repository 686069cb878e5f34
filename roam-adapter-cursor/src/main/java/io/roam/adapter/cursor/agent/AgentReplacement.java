package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replaces a session's database of which nothing is left by a new one, after a copy of the file was put into the undo folder. */
final class AgentReplacement implements AgentTarget {
    private final AgentFolder folder;
    private final AgentSessionLocation session;
    private final String expected;
    private final Disk disk;
    private final AgentCreate created;
    private @Nullable Path kept;
    private boolean done;

    AgentReplacement(AgentFolder folder, AgentSessionLocation session, String expected, Disk disk) {
        this.folder = folder;
        this.session = session;
        this.expected = expected;
        this.disk = disk;
        this.created = new AgentCreate(folder, session, disk);
    }

    @Override
    public DatabaseChanges begin() {
        requireUnchanged();
        return created.begin();
    }

    private void requireUnchanged() {
        try {
            if (!session.fingerprint().equals(expected)
                    || LostDatabase.find(session).isEmpty()) {
                throw new SessionChangedException(session.id());
            }
        } catch (IOException e) {
            throw new DiskException("cannot read a session", session.database(), e);
        }
    }

    @Override
    public void finish(Placement placement, UndoLog undo) {
        Path copy = undo.shelf().resolve(UUID.randomUUID() + ".away");
        kept = copy;
        try {
            undo.add(RemovedFile.save(folder, session.database(), copy, disk));
        } catch (IOException e) {
            throw new DiskException("cannot keep a copy of a session", session.database(), e);
        }
        created.finish(placement, undo);
    }

    @Override
    public void commit() {
        requireUnchanged();
        done = true;
        try {
            disk.delete(session.database());
        } catch (IOException e) {
            throw new DiskException("cannot replace a session", session.database(), e);
        }
        created.commit();
    }

    @Override
    public void close() {
        created.close();
        Path copy = kept;
        if (copy != null && !done) {
            AgentLeftovers.remove(copy, disk);
        }
    }
}
