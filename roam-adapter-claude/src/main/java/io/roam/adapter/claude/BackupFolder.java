package io.roam.adapter.claude;

import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** The folder of original files that undo needs, each named after its content. */
record BackupFolder(Path folder, Disk disk) {
    /** Copies a file into the folder, and returns the copy. */
    Path backUp(Path file) throws IOException {
        Path copy = folder.resolve(FileHash.of(file) + ".jsonl");
        disk.delete(copy);
        disk.linkOrCopy(file, copy);
        return copy;
    }
}
