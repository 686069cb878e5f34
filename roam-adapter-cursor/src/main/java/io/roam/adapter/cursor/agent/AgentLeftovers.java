package io.roam.adapter.cursor.agent;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files of roam's own beside sessions' folders: the tool looks into folders alone there. */
final class AgentLeftovers {
    private static final String PREFIX = ".roam-";
    private static final List<String> LOGS = List.of("", "-wal", "-shm", "-journal");

    private AgentLeftovers() {}

    /** A new name beside a session's folder. */
    static Path newFileBeside(Path session, String ending) {
        return session.resolveSibling(PREFIX + UUID.randomUUID() + ending);
    }

    /** Removes a file, and what SQLite may have left beside it. */
    static void remove(Path file, Disk disk) {
        try {
            for (String log : LOGS) {
                disk.delete(file.resolveSibling(file.getFileName() + log));
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove a file of roam's own", file, e);
        }
    }

    /** Removes all of them in a folder of sessions. */
    static void removeAll(Path folder, Disk disk) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new DiskException("cannot look for files of roam's own", folder, e);
        }
        found.stream().filter(Files::isRegularFile).forEach(file -> remove(file, disk));
    }
}
