package io.roam.pool;

import io.roam.chain.Hash;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the batches in one conversation's folder. */
final class Shelf {
    static final String ENDING = ".batch";

    private final Path folder;
    private FileTime seen = FileTime.fromMillis(0);
    private Set<String> names = Set.of();
    private int version = 1;

    Shelf(Path folder) {
        this.folder = folder;
    }

    Set<String> names() {
        return names;
    }

    int version() {
        return version;
    }

    Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    void add(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        names = more;
        version++;
    }

    /** Looks again if the folder's time changed; true if other names are there than were known. */
    boolean refresh() {
        try {
            FileTime now = Files.getLastModifiedTime(folder);
            if (now.equals(seen)) {
                return false;
            }
            Set<String> found = new HashSet<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                files.forEach(file -> name(file, found));
            }
            boolean changed = !found.equals(names);
            names = found;
            version += changed ? 1 : 0;
            seen = now;
            return changed;
        } catch (IOException e) {
            throw new DiskException("cannot read the pool", folder, e);
        }
    }

    private static void name(Path file, Set<String> into) {
        String name = file.getFileName().toString();
        Hash.parse(name.substring(0, name.length() - ENDING.length())).ifPresent(hash -> into.add(hash.hex()));
    }

    static List<Path> folders(Path root) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(
                    root, path -> path.getFileName().toString().length() == 32)) {
                all.forEach(folders::add);
            } catch (IOException e) {
                throw new DiskException("cannot read the pool", root, e);
            }
        }
        return folders;
    }
}
