package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileRange;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Undoes the removal of a file: restores its backup. */
record UndoRemoved(Path file, Path temporary, Path backup, Disk disk) implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.PLACED;
        }
        long size = Files.size(backup);
        boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == size
                && FileRange.sha256(file, 0, size).equals(FileRange.sha256(backup, 0, size));
        return same ? FileState.BEFORE : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(temporary);
        disk.linkOrCopy(backup, temporary);
        Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(backup));
        disk.publish(temporary, file);
    }
}
