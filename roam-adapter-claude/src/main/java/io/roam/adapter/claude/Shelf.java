package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps transcripts in whose place others are put, named by their content. */
record Shelf(Path folder, Disk disk) {
    /** Keeps a file; where. */
    Path keep(Path file) throws IOException {
        Path kept = folder.resolve(FileHash.of(file, 0, Files.size(file)) + ".jsonl");
        disk.delete(kept);
        disk.linkOrCopy(file, kept);
        return kept;
    }
}
