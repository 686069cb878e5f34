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

/** A file that names the batch added last, so that other processes notice quickly that the pool has changed. */
record LatestBatchMarker(Path file) {
    String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) { // unreadable counts as changed each time
            return "?" + System.identityHashCode(e);
        }
    }

    void write(String id) {
        try {
            try (OutputStream out = Channels.newOutputStream(Disk.openPrivate(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
                out.write(id.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) { // others notice when they open the pool
            return;
        }
    }
}
