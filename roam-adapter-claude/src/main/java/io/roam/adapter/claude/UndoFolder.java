package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Undoes the creation of a folder: deletes it if it is empty. */
record UndoFolder(Path file, Disk disk) implements UndoStep {
    @Override
    public FileState fileState() {
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? FileState.PLACED : FileState.BEFORE;
    }

    @Override
    public void revert() throws IOException {
        try {
            disk.delete(file);
        } catch (DirectoryNotEmptyException e) {
            // It holds files of others.
        }
    }
}
