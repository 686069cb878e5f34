package io.roam.adapter.kit.files;

import io.roam.spi.Disk;
import io.roam.spi.tool.DamagedWriteException;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A draft that is to become a file, or a part of one.
 *
 * @param draftOffset where in the draft the bytes begin that are written; those before it are in the target already
 * @param sizeBefore the size of the target
 * @param length how many bytes are written
 * @param hash the SHA-256 of these bytes
 */
public record StagedFile(
        Path target, Path draft, long draftOffset, Mode mode, long sizeBefore, long length, String hash) {
    /** How a target gets its content. */
    public enum Mode {
        /** It does not exist. */
        CREATE,
        /** It gets the draft behind its end. */
        APPEND,
        /** The draft takes its place. */
        REPLACE
    }

    /** Writes the target, gives it that time, and compares what is there then. */
    public void write(Disk disk, FileTime time) throws IOException {
        switch (mode) {
            case CREATE -> create(disk, time);
            case APPEND -> append(disk, time);
            case REPLACE -> replace(disk, time);
        }
        long from = mode == Mode.APPEND ? sizeBefore : 0;
        if (Files.size(target) != from + length) {
            throw new SessionChangedException(target.toString());
        }
        if (!FileHash.of(target, from, length).equals(hash)) {
            throw new DamagedWriteException(target);
        }
    }

    private void create(Disk disk, FileTime time) throws IOException {
        Files.setLastModifiedTime(draft, time);
        try {
            disk.publish(draft, target);
        } catch (FileAlreadyExistsException e) {
            SessionChangedException changed = new SessionChangedException(target.toString());
            changed.initCause(e);
            throw changed;
        }
    }

    private void append(Disk disk, FileTime time) throws IOException {
        requireSize();
        try (OutputStream out = disk.append(target)) {
            FileHash.copy(draft, draftOffset, length, out);
        }
        Files.setLastModifiedTime(target, time);
    }

    private void replace(Disk disk, FileTime time) throws IOException {
        requireSize();
        Files.setLastModifiedTime(draft, time);
        Path kept = DraftFile.pathFor(draft.resolveSibling(String.valueOf(target.getFileName())), "kept");
        disk.delete(kept);
        disk.linkOrCopy(target, kept);
        disk.replace(draft, target);
        if (Files.size(kept) != sizeBefore) { // it grew in the last moment
            disk.replace(kept, target);
            throw new SessionChangedException(target.toString());
        }
        disk.delete(kept);
    }

    private void requireSize() throws IOException {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) != sizeBefore) {
            throw new SessionChangedException(target.toString());
        }
    }
}
