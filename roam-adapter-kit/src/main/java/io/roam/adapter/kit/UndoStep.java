package io.roam.adapter.kit;

import io.roam.spi.AppendRepair;
import java.io.IOException;
import java.nio.file.Path;

/** One step of a placement that can be undone. */
interface UndoStep {
    /** What the file of a step holds now. */
    enum FileState {
        /** What the step wrote. */
        PLACED,
        /** What was there before it. */
        BEFORE,
        /** Something else. */
        CHANGED
    }

    /** Returns the file or folder that the step wrote. */
    Path file();

    /** Returns what the file holds now. */
    FileState fileState() throws IOException;

    /** Undoes the step. */
    void revert() throws IOException;

    /** Takes back what an interrupted step left half written; most steps happen as a whole, or not at all. */
    default AppendRepair.Outcome takeBack(boolean open) throws IOException {
        return fileState() == FileState.BEFORE ? AppendRepair.Outcome.TAKEN_BACK : AppendRepair.Outcome.STANDS;
    }
}
