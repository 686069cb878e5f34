package io.roam.adapter.cursor.agent;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that may hold nothing any more. */
final class EmptyFolders {
    private EmptyFolders() {}

    /** Removes it, if nothing is left in it. */
    static void remove(Path folder, Disk disk) throws IOException {
        if (isFolder(folder) && in(folder).isEmpty()) {
            disk.delete(folder);
        }
    }

    /** The same, the folders in it first. */
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
