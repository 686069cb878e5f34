package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import io.roam.spi.Disk;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.DamagedWriteException;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The new content of a conversation's file, kept beside it until commit, under a name that the tool ignores. */
final class FileReplacement {
    private static final String BEGINNING = ".roam-";
    private static final String ENDING = ".tmp";

    private final Path target;
    private final Path temporary;
    private final String hash;
    private final Disk disk;

    private FileReplacement(Path target, String hash, Disk disk) {
        this.target = target;
        this.temporary = target.resolveSibling(BEGINNING + target.getFileName() + ENDING);
        this.hash = hash;
        this.disk = disk;
    }

    static boolean isTemporary(String name) {
        return name.startsWith(BEGINNING) && name.endsWith(ENDING);
    }

    static FileReplacement prepare(Path target, byte[] content, FileTime time, Disk disk) throws IOException {
        FileReplacement prepared =
                new FileReplacement(target, Hashing.sha256().hashBytes(content).toString(), disk);
        disk.delete(prepared.temporary);
        try (OutputStream out = disk.create(prepared.temporary)) {
            out.write(content);
        }
        Files.setLastModifiedTime(prepared.temporary, time);
        return prepared;
    }

    /** Moves the file into place, where no file may be if {@code isNew}, and verifies it. */
    void moveIntoPlace(boolean isNew) throws IOException {
        if (isNew) {
            publish();
        } else {
            disk.replace(temporary, target);
        }
        if (!Hashing.sha256()
                .hashBytes(RegularFiles.readAllBytes(target))
                .toString()
                .equals(hash)) {
            throw new DamagedWriteException(target);
        }
    }

    private void publish() throws IOException {
        try {
            disk.publish(temporary, target);
        } catch (FileAlreadyExistsException e) {
            SessionChangedException changed = new SessionChangedException(target.toString());
            changed.initCause(e);
            throw changed;
        }
    }

    void remove() throws IOException {
        if (Files.exists(temporary)) {
            disk.delete(temporary);
        }
    }
}
