package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.Path;

/** One step of a placement that can be taken back. */
interface UndoStep {
    /** What stands where the step wrote. */
    enum FileState {
        /** What was placed. */
        PLACED,
        /** What was there before: nothing is to be done. */
        BEFORE,
        /** Something else. */
        CHANGED
    }

    /** What was written. */
    Path file();

    FileState fileState() throws IOException;

    /** Takes it back. */
    void revert() throws IOException;
}
