package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/** Undoes the replacement of a file: restores its content, which {@link UndoSteps} wrote deflated, in base 64. */
record UndoReplaced(Path file, long length, String hash, FileTime time, String deflatedContent, Disk disk)
        implements UndoStep {
    @Override
    public FileState fileState() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.CHANGED;
        }
        if (Files.size(file) == length && FileHash.of(file, 0, length).equals(hash)) {
            return FileState.PLACED;
        }
        return Arrays.equals(FileBytes.readAll(file), content()) ? FileState.BEFORE : FileState.CHANGED;
    }

    @Override
    public void revert() throws IOException {
        Path temporary = DraftFile.pathFor(file, "undo");
        disk.delete(temporary);
        try (OutputStream out = disk.create(temporary)) {
            out.write(content());
        }
        Files.setLastModifiedTime(temporary, time);
        disk.replace(temporary, file);
    }

    private byte[] content() throws IOException {
        byte[] deflated = Base64.getDecoder().decode(deflatedContent);
        return new InflaterInputStream(new ByteArrayInputStream(deflated)).readAllBytes();
    }
}
