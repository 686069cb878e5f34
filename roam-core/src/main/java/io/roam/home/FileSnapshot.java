package io.roam.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The size and time of a file, by which a change is noticed. */
public record FileSnapshot(long size, FileTime modified) {
    /** What a file that does not exist has. */
    public static final FileSnapshot MISSING = new FileSnapshot(-1, FileTime.fromMillis(0));

    /** Takes a snapshot of a file; one that does not exist has one, too. */
    public static FileSnapshot of(Path file) throws IOException {
        return Files.exists(file) ? new FileSnapshot(Files.size(file), Files.getLastModifiedTime(file)) : MISSING;
    }
}
