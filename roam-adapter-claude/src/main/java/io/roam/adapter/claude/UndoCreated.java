package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileRange;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Undoes the creation of a file: deletes it. */
record UndoCreated(Path file, long length, String hash, Disk disk) implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.BEFORE;
        }
        boolean same =
                Files.size(file) == length && FileRange.sha256(file, 0, length).equals(hash);
        return same ? FileState.PLACED : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(file);
    }
}
