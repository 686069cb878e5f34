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

/** The temporary files that a run which was cut off leaves behind. */
public final class LeftoverFiles {
    private LeftoverFiles() {}

    /** Those in a folder; of one that cannot be read none. */
    public static List<Path> findIn(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{tmp,part}")) {
                files.forEach(found::add);
            } catch (IOException | DirectoryIteratorException e) { // looked for again at every run
                return List.of();
            }
        }
        found.removeIf(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
        return found;
    }

    /** Removes those in a folder, as far as that is possible; only while no other roam is at work with the same home. */
    public static void remove(Path folder, Disk disk) {
        for (Path file : findIn(folder)) {
            try {
                disk.delete(file);
            } catch (IOException e) { // tried again at every run
                return;
            }
        }
    }
}
