package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.PendingWrite;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.UndoLog;

/** A session's database that is written: the one that is there, or a new one. */
interface AgentTarget extends PendingWrite {
    /** Opens it. */
    DatabaseChanges begin();

    /** Tells the undo log what taking it back needs; nothing is written after this. */
    void finish(Placement placement, UndoLog undo);
}
