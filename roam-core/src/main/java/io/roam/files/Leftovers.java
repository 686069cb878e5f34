package io.roam.files;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The temporary files that a run which was cut off leaves behind. */
public final class Leftovers {
    private Leftovers() {}

    /** Removes those in a folder, as far as that is possible; only while no other roam is at work with the same home. */
    public static void remove(Path folder, Disk disk) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{tmp,part}")) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    disk.delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) { // tried again at every run
            return;
        }
    }
}
