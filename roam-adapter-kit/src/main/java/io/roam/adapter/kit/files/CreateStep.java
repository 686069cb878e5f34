package io.roam.adapter.kit.files;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file that was made. */
public record CreateStep(Path file, long length, String hash, Disk disk) implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.BEFORE;
        }
        return ReplaceStep.isContent(file, length, hash) ? FileState.PLACED : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        disk.delete(file);
    }
}
