package io.roam.files;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds and removes the temporary files of interrupted runs. */
public final class LeftoverFiles {
    private LeftoverFiles() {}

    /** Returns those in a folder; none if it cannot be read. */
    public static List<Path> findIn(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{tmp,part}")) {
                files.forEach(found::add);
            } catch (IOException | DirectoryIteratorException e) { // every run looks again
                return List.of();
            }
        }
        found.removeIf(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
        return found;
    }

    /** Removes those in a folder as far as possible; only under the lock of the home. */
    public static void remove(Path folder, Disk disk) {
        for (Path file : findIn(folder)) {
            try {
                disk.delete(file);
            } catch (IOException e) { // every run tries again
                return;
            }
        }
    }
}
