package io.roam.transport.syncthing;

import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A file as it was looked at: one that was written since differs. */
record FileStamp(String key, long size, FileTime time, boolean isRegular) {
    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes as = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(String.valueOf(as.fileKey()), as.size(), as.lastModifiedTime(), as.isRegularFile());
    }

    boolean isEmpty() {
        return isRegular && size == 0;
    }

    /** Whether it may hold what belongs into a lane. */
    boolean mayHold() {
        return isRegular && size > 0 && size <= Inbox.MAX_LIVE_BYTES;
    }
}
