package io.roam.testkit;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** A change to one file that can be undone. */
interface FakeStep {
    Path file();

    /** Whether the file is as after the change. */
    boolean isDone();

    /** Whether the file is as before the change. */
    boolean isUndone();

    void write(Disk disk) throws IOException;

    void revert(Disk disk) throws IOException;

    /** Takes back what an interrupted write left of the change. */
    default AppendRepair.Outcome takeBack(Disk disk, boolean open) throws IOException {
        return isUndone() ? AppendRepair.Outcome.TAKEN_BACK : AppendRepair.Outcome.STANDS;
    }

    String undoLine(Path root);

    static FakeStep parse(Path root, String line) {
        return line.startsWith(FakeRemoval.MARK) ? FakeRemoval.parse(root, line) : FakeChange.parse(root, line);
    }
}
