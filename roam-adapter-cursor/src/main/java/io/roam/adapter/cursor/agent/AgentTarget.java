package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.PendingWrite;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.UndoLog;

/** The database to which a session is written: an existing one, or a new one. */
interface AgentTarget extends PendingWrite {
    /** Opens the database, and begins the transaction. */
    DatabaseChanges begin();

    /** Writes to the undo log what undoing needs; nothing is written to the database afterwards. */
    void finish(Placement placement, UndoLog undo);
}
