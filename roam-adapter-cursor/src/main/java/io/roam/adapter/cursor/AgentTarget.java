package io.roam.adapter.cursor;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.UndoLog;

/** A session's database that is written: the one that is there, or a new one. */
interface AgentTarget extends Pending {
    /** Opens it. */
    Changes begin();

    /** Tells the undo log what taking it back needs; nothing is written after this. */
    void end(Placement placement, UndoLog undo);
}
