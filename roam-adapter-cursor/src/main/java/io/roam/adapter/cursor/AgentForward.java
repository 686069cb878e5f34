package io.roam.adapter.cursor;

import io.roam.spi.DiskException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A session that stands here and goes on: one transaction in its database, which nobody else has open meanwhile. */
final class AgentForward implements AgentTarget {
    private final AgentSession session;
    private final String expected;
    private final Shelved.Writer shelf;
    private @Nullable Changes changes;

    AgentForward(AgentSession session, String expected, Shelved.Writer shelf) {
        this.session = session;
        this.expected = expected;
        this.shelf = shelf;
    }

    @Override
    public Changes begin() {
        try {
            Stamp before = Stamp.of(session.database());
            Changes begun = new Changes(WritableDatabase.alone(session.database()), shelf::add);
            changes = begun;
            if (!AgentSession.fingerprint(before).equals(expected)
                    || !Stamp.of(session.database()).holdsTheSame(before)) {
                throw new SessionChangedException(session.id());
            }
            return begun;
        } catch (IOException e) {
            throw new DiskException("cannot look at a session", session.database(), e);
        }
    }

    @Override
    public void end(Placement placement, UndoLog undo) {
        undo.add(shelf.end(0));
    }

    @Override
    public void commit() {
        Changes begun = changes;
        if (begun != null) {
            begun.database().commit();
            begun.database().close();
            changes = null;
            begun.verify();
        }
    }

    @Override
    public void close() {
        Changes begun = changes;
        changes = null;
        if (begun != null) {
            begun.database().close();
        }
        shelf.close();
    }
}
