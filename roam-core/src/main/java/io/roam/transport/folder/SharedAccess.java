package io.roam.transport.folder;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Gives files in a shared folder the readers of the folder itself, as another machine may know its user by another number.
 */
record SharedAccess(Path folder) {
    /**
     * Sets a file's permissions.
     *
     * @param first whether its parent folders were created for it
     */
    void apply(Path file, boolean first) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> there = Files.getPosixFilePermissions(folder);
        Path made = file.getParent();
        while (first && made != null && !made.equals(folder) && Files.isWritable(made)) {
            set(made, there);
            made = made.getParent();
        }
        Set<PosixFilePermission> readable = EnumSet.copyOf(there);
        readable.removeAll(Set.of(OWNER_EXECUTE, GROUP_EXECUTE, OTHERS_EXECUTE));
        set(file, readable);
    }

    private static void set(Path file, Set<PosixFilePermission> permissions) {
        try {
            Files.setPosixFilePermissions(file, permissions);
        } catch (IOException | UnsupportedOperationException e) { // another user's folder, or no such permissions there
            return;
        }
    }
}
