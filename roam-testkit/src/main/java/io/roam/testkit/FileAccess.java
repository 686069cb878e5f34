package io.roam.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Who may read and write files. */
final class FileAccess {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private FileAccess() {}

    /** Whether the file system of a folder knows owners and others. */
    static boolean isKnown(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns the files below a folder that others than their owner may read, write or run. */
    static Set<Path> openFiles(Path root) {
        return openOf(StoreFiles.below(root).paths());
    }

    /** Returns those of the files that others than their owner may read, write or run. */
    static Set<Path> openOf(Set<Path> files) {
        Set<Path> open = new TreeSet<>();
        try {
            for (Path file : files) {
                if (isKnown(file) && !Collections.disjoint(Files.getPosixFilePermissions(file), others())) {
                    open.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    private static Set<PosixFilePermission> others() {
        Set<PosixFilePermission> all = EnumSet.allOf(PosixFilePermission.class);
        all.removeAll(OWNERS);
        return all;
    }
}
