package io.roam.adapter.kit.files;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A file that another one has replaced, or that was removed.
 *
 * @param length the bytes of the new one; less than none if the file was removed
 * @param time the time of the old one; empty if it is that of the backup
 * @param backup the old one
 */
public record ReplaceStep(Path file, long length, String hash, Optional<FileTime> time, Path backup, Disk disk)
        implements UndoStep {
    static boolean isContent(Path file, long length, String hash) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == length
                && FileHash.of(file).equals(hash);
    }

    @Override
    public FileState fileState() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return length < 0 ? FileState.PLACED : FileState.CHANGED;
        }
        if (isContent(file, length, hash)) {
            return FileState.PLACED;
        }
        return isContent(file, Files.size(backup), FileHash.of(backup)) ? FileState.BEFORE : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        Path before = DraftFile.pathFor(file, "undo");
        disk.delete(before);
        disk.linkOrCopy(backup, before);
        Files.setLastModifiedTime(before, time.isPresent() ? time.get() : Files.getLastModifiedTime(backup));
        if (length < 0) {
            disk.publish(before, file);
        } else {
            disk.replace(before, file);
        }
    }
}
