package io.roam.adapter.cursor.agent;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.WritableDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates a session: its database is written under a name that the tool ignores, and renamed when it is committed. */
final class AgentCreate implements AgentTarget {
    private final AgentFolder folder;
    private final AgentSessionLocation session;
    private final Disk disk;
    private final Path database;
    private final Path description;
    private final MadeFolders made;
    private @Nullable DatabaseChanges changes;
    private boolean described;

    AgentCreate(AgentFolder folder, AgentSessionLocation session, Disk disk) {
        this.folder = folder;
        this.session = session;
        this.disk = disk;
        this.made = MadeFolders.before(folder, session);
        this.database = AgentLeftovers.newFileBeside(session.folder(), ".db");
        this.description = AgentLeftovers.newFileBeside(session.folder(), ".json");
    }

    @Override
    public DatabaseChanges begin() {
        writeFile(database, new byte[0]);
        WritableDatabase created = WritableDatabase.create(database, CursorOwner.CURSOR);
        DatabaseChanges opened = new DatabaseChanges(created, change -> {});
        changes = opened;
        AgentSchema.create(created);
        return opened;
    }

    private void writeFile(Path file, byte[] content) {
        try (OutputStream out = disk.create(file)) {
            out.write(content);
        } catch (IOException e) {
            throw new DiskException("cannot create a session", file, e);
        }
    }

    @Override
    public void finish(Placement placement, UndoLog undo) {
        DatabaseChanges opened = Objects.requireNonNull(changes);
        SqliteSnapshot reading = opened.database().contents();
        byte[] text = AgentDescription.format(AgentRootState.of(reading).meta(), placement);
        String content = AgentContentHash.hashOf(reading);
        opened.commit();
        made.undoLines().forEach(undo::add);
        described = session.readDescription().isEmpty();
        if (described) {
            writeFile(description, text);
        }
        undo.add(CreatedSession.undoLine(
                folder,
                session,
                content,
                described ? Hashing.sha256().hashBytes(text).toString() : ""));
    }

    @Override
    public void commit() {
        if (folder.find(session.id()).isPresent()) {
            throw new SessionChangedException(session.id());
        }
        try {
            for (Path stale : session.logs()) {
                disk.delete(stale);
            }
            if (described) {
                disk.publish(description, session.descriptionFile());
            }
            disk.publish(database, session.database());
        } catch (FileAlreadyExistsException e) {
            throw new SessionChangedException(session.id());
        } catch (IOException e) {
            throw new DiskException("cannot set the title of a session", session.database(), e);
        }
    }

    @Override
    public void close() {
        DatabaseChanges opened = changes;
        if (opened != null) {
            opened.close();
        }
        AgentLeftovers.remove(database, disk);
        AgentLeftovers.remove(description, disk);
        made.removeEmpty(disk);
    }
}
