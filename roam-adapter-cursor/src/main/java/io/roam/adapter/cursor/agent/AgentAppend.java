package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.WritableDatabase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Appends to a session that exists here: one transaction in its database, which no other program has open meanwhile. */
final class AgentAppend implements AgentTarget {
    private final AgentSessionLocation session;
    private final String expected;
    private final ChangeFile.Writer shelf;
    private @Nullable DatabaseChanges changes;

    AgentAppend(AgentSessionLocation session, String expected, ChangeFile.Writer shelf) {
        this.session = session;
        this.expected = expected;
        this.shelf = shelf;
    }

    @Override
    public DatabaseChanges begin() {
        try {
            DatabaseFingerprint before = DatabaseFingerprint.of(session.database());
            DatabaseChanges begun = new DatabaseChanges(
                    WritableDatabase.beginExclusive(session.database(), CursorOwner.CURSOR), shelf::add);
            changes = begun;
            if (!AgentSessionLocation.fingerprintOf(before).equals(expected)
                    || !DatabaseFingerprint.of(session.database()).hasSameContent(before)) {
                throw new SessionChangedException(session.id());
            }
            return begun;
        } catch (IOException e) {
            throw new DiskException("cannot look at a session", session.database(), e);
        }
    }

    @Override
    public void finish(Placement placement, UndoLog undo) {
        undo.add(shelf.finish(0));
    }

    @Override
    public void commit() {
        DatabaseChanges begun = changes;
        if (begun != null) {
            begun.database().commit();
            begun.database().close();
            changes = null;
            begun.verify();
        }
    }

    @Override
    public void close() {
        DatabaseChanges begun = changes;
        changes = null;
        if (begun != null) {
            begun.database().close();
        }
        shelf.close();
    }
}
