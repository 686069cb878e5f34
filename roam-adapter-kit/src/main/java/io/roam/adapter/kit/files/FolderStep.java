package io.roam.adapter.kit.files;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A folder that was made. */
public record FolderStep(Path file, Disk disk) implements UndoStep {
    @Override
    public FileState fileState() {
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? FileState.PLACED : FileState.BEFORE;
    }

    @Override
    public void revert() throws IOException {
        try {
            disk.delete(file);
        } catch (DirectoryNotEmptyException e) {
            // it holds files of others
        }
    }

    @Override
    public AppendRepair.Outcome takeBack(boolean open) {
        return AppendRepair.Outcome.TAKEN_BACK;
    }
}
