package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileRange;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Undoes the replacement of a main track: restores its backup. */
record UndoKept(Path file, Path temporary, long length, String hash, FileTime time, Path backup, Disk disk)
        implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.CHANGED;
        }
        long size = Files.size(file);
        String now = FileRange.sha256(file, 0, size);
        if (size == length && now.equals(hash)) {
            return FileState.PLACED;
        }
        long before = Files.size(backup);
        return size == before && now.equals(FileRange.sha256(backup, 0, before)) ? FileState.BEFORE : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(temporary);
        disk.linkOrCopy(backup, temporary);
        Files.setLastModifiedTime(temporary, time);
        disk.replace(temporary, file);
    }
}
