package io.roam.adapter.cursor.agent;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Deletes folders that have become empty. */
final class EmptyFolders {
    private EmptyFolders() {}

    /** Deletes a folder if it is empty. */
    static void remove(Path folder, Disk disk) throws IOException {
        if (isFolder(folder) && in(folder).isEmpty()) {
            disk.delete(folder);
        }
    }

    /** Deletes a folder, and the folders in it, as far as they are empty. */
    static void removeAll(Path folder, Disk disk) throws IOException {
        if (isFolder(folder)) {
            for (Path path : in(folder)) {
                removeAll(path, disk);
            }
            remove(folder, disk);
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
