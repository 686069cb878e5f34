package io.roam.pool;

import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** A file that names the latest change, so that other processes notice quickly that the pool has changed. */
record LatestChangeMarker(Path file) {
    String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) { // unreadable counts as changed each time
            return "?" + System.identityHashCode(e);
        }
    }

    /** Returns when the latest change was, by the file system; the epoch if that is not known. */
    FileTime time() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    void write(String change) {
        try {
            try (OutputStream out = Channels.newOutputStream(Disk.openPrivate(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
                out.write(change.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) { // others notice when they open the pool
            return;
        }
    }
}
