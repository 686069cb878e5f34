package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.Path;

/** One step of a placement that can be undone. */
interface UndoStep {
    /** What the file of a step holds now. */
    enum FileState {
        /** What the step wrote. */
        PLACED,
        /** What was there before the step: there is nothing to undo. */
        BEFORE,
        /** Something else. */
        CHANGED
    }

    /** Returns the file or folder that the step wrote. */
    Path file();

    FileState fileState() throws IOException;

    /** Undoes the step. */
    void revert() throws IOException;
}
