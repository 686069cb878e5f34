package io.roam.files;

import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks at roam's own files. What is absent is empty; what is there and cannot be read is an error, never taken for absent. */
public final class OwnFiles {
    private OwnFiles() {}

    /** Returns what is in a folder, in no order. */
    public static List<Path> list(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        } catch (DirectoryIteratorException e) {
            throw new DiskException("cannot read", folder, Objects.requireNonNull(e.getCause()));
        }
        return found;
    }

    /** Returns what is in a folder and has a name with that ending, in no order. */
    public static List<Path> list(Path folder, String ending) {
        return list(folder).stream()
                .filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
                .toList();
    }

    /** Whether there is a file or folder of that name. */
    public static boolean exists(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }
}
