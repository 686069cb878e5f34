package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps transcripts in whose place others are put, named by their content. */
record BackupFolder(Path folder, Disk disk) {
    /** Keeps a file; where. */
    Path backUp(Path file) throws IOException {
        Path kept = folder.resolve(FileRange.sha256(file, 0, Files.size(file)) + ".jsonl");
        disk.delete(kept);
        disk.linkOrCopy(file, kept);
        return kept;
    }
}
