package io.roam.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
            Files.writeString(file, id);
        } catch (IOException e) { // others notice when they open the pool
            return;
        }
    }
}
