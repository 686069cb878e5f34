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
    private final ChangeFile.Writer changeFile;
    private @Nullable DatabaseChanges changes;

    AgentAppend(AgentSessionLocation session, String expected, ChangeFile.Writer changeFile) {
        this.session = session;
        this.expected = expected;
        this.changeFile = changeFile;
    }

    @Override
    public DatabaseChanges begin() {
        try {
            DatabaseFingerprint before = DatabaseFingerprint.of(session.database());
            DatabaseChanges opened = new DatabaseChanges(
                    WritableDatabase.beginExclusive(session.database(), CursorOwner.CURSOR), changeFile::add);
            changes = opened;
            if (!AgentSessionLocation.fingerprintOf(before).equals(expected)
                    || !DatabaseFingerprint.of(session.database()).hasSameContent(before)) {
                throw new SessionChangedException(session.id());
            }
            return opened;
        } catch (IOException e) {
            throw new DiskException("cannot read a session", session.database(), e);
        }
    }

    @Override
    public void finish(Placement placement, UndoLog undo) {
        undo.add(changeFile.finish(0));
    }

    @Override
    public void commit() {
        DatabaseChanges opened = changes;
        if (opened != null) {
            opened.commit();
        }
    }

    @Override
    public void close() {
        DatabaseChanges opened = changes;
        if (opened != null) {
            opened.close();
        }
        changeFile.close();
    }
}
