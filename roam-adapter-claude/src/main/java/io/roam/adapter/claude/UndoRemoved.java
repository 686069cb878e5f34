package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Brings a file back that was put away. */
record UndoRemoved(Path file, Path temporary, Path kept, Disk disk) implements UndoStep {
    @Override
    public Standing standing() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Standing.PLACED;
        }
        long size = Files.size(kept);
        boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == size
                && FileHash.of(file, 0, size).equals(FileHash.of(kept, 0, size));
        return same ? Standing.BEFORE : Standing.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(temporary);
        disk.linkOrCopy(kept, temporary);
        Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(kept));
        disk.publish(temporary, file);
    }
}
