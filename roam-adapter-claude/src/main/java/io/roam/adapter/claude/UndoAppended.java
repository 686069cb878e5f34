package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileRange;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Undoes an append: cuts the file to its old size. */
record UndoAppended(Path file, Path temporary, long sizeBefore, long length, String hash, FileTime time, Disk disk)
        implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        long size = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
        if (size == sizeBefore) {
            return FileState.BEFORE;
        }
        boolean same = size == sizeBefore + length
                && FileRange.sha256(file, sizeBefore, length).equals(hash);
        return same ? FileState.PLACED : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(temporary);
        try (OutputStream out = disk.create(temporary)) {
            FileRange.copy(file, 0, sizeBefore, out);
        }
        Files.setLastModifiedTime(temporary, time);
        disk.replace(temporary, file);
    }
}
