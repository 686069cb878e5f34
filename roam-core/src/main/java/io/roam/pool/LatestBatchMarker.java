package io.roam.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that names the batch that came last, so that one look tells another process whether something came. */
record LatestBatchMarker(Path file) {
    String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) { // unreadable: always another one than before
            return "?" + System.identityHashCode(e);
        }
    }

    void write(String name) {
        try {
            Files.writeString(file, name);
        } catch (IOException e) { // then others notice when they open the pool
            return;
        }
    }
}
