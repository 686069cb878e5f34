package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** What is done to one file, and can be taken back. */
interface FakeStep {
    Path file();

    /** Whether the file is as it is to be. */
    boolean isDone();

    /** Whether the file is as it was. */
    boolean isUndone();

    void write(Disk disk) throws IOException;

    void revert(Disk disk) throws IOException;

    String undoLine(Path root);

    static FakeStep parse(Path root, String line) {
        return line.startsWith(FakeRemoval.MARK) ? FakeRemoval.parse(root, line) : FakeChange.parse(root, line);
    }
}
