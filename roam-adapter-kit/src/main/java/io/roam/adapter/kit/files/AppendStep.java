package io.roam.adapter.kit.files;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Predicate;

/**
 * Bytes that were written behind a file's end.
 *
 * @param time the time that the file had
 * @param draft the file that holds the bytes while they are written
 * @param draftOffset where in it they begin
 * @param kept where it is kept as long as a part of them is in the file
 * @param isWhole whether a line is a complete one of the tool
 */
public record AppendStep(
        Path file,
        long sizeBefore,
        long length,
        String hash,
        FileTime time,
        Path draft,
        long draftOffset,
        Path kept,
        Predicate<byte[]> isWhole,
        Disk disk)
        implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        long size = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
        if (size == sizeBefore) {
            return FileState.BEFORE;
        }
        boolean same = size == sizeBefore + length
                && FileHash.of(file, sizeBefore, length).equals(hash);
        return same ? FileState.PLACED : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        Path before = DraftFile.pathFor(file, "undo");
        disk.delete(before);
        try (OutputStream out = disk.create(before)) {
            FileHash.copy(file, 0, sizeBefore, out);
        }
        Files.setLastModifiedTime(before, time);
        disk.replace(before, file);
    }

    @Override
    public AppendRepair.Outcome takeBack(boolean open) throws IOException {
        Path prepared = Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS) ? draft : kept;
        if (!Files.isRegularFile(prepared, LinkOption.NOFOLLOW_LINKS)) { // nothing says what was appended
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? UndoStep.super.takeBack(open)
                    : AppendRepair.Outcome.TAKEN_BACK;
        }
        AppendRepair.Outcome outcome = AppendRepair.of(file, sizeBefore, prepared, draftOffset, length, isWhole)
                .run(disk, open);
        if (outcome == AppendRepair.Outcome.WAITS && !Files.exists(kept)) { // a scan removes temporary files
            disk.linkOrCopy(prepared, kept);
        } else if (outcome == AppendRepair.Outcome.TAKEN_BACK && fileState() == FileState.BEFORE) {
            Files.setLastModifiedTime(file, time);
        }
        return outcome;
    }
}
