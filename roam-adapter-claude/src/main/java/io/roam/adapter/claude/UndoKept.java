package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Puts a main track back in whose place another one was put. */
record UndoKept(Path file, Path temporary, long length, String hash, FileTime time, Path kept, Disk disk)
        implements UndoStep {
    @Override
    public Standing standing() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Standing.CHANGED;
        }
        long size = Files.size(file);
        String now = FileHash.of(file, 0, size);
        if (size == length && now.equals(hash)) {
            return Standing.PLACED;
        }
        long before = Files.size(kept);
        return size == before && now.equals(FileHash.of(kept, 0, before)) ? Standing.BEFORE : Standing.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(temporary);
        disk.linkOrCopy(kept, temporary);
        Files.setLastModifiedTime(temporary, time);
        disk.replace(temporary, file);
    }
}
