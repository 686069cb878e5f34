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

/** roam's temporary files beside the sessions' folders. The tool reads folders only. */
final class AgentLeftovers {
    private static final String PREFIX = ".roam-";
    private static final List<String> LOGS = List.of("", "-wal", "-shm", "-journal");

    private AgentLeftovers() {}

    /** Returns the path of a new file beside a session's folder. */
    static Path newFileBeside(Path session, String ending) {
        return session.resolveSibling(PREFIX + UUID.randomUUID() + ending);
    }

    /** Deletes a file, and the logs that SQLite may have left beside it. */
    static void remove(Path file, Disk disk) {
        try {
            for (String log : LOGS) {
                disk.delete(file.resolveSibling(file.getFileName() + log));
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove a temporary file", file, e);
        }
    }

    /** Deletes all temporary files in a folder of sessions. */
    static void removeAll(Path folder, Disk disk) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new DiskException("cannot look for temporary files", folder, e);
        }
        found.stream().filter(Files::isRegularFile).forEach(file -> remove(file, disk));
    }
}
