package io.roam.transport.syncthing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Syncthing's own folder, with the database of what it announced to others. A database from a backup, or from another device, would reuse
 * sequence numbers that others know already, and so hide files from them: it is rebuilt from the existing files.
 *
 * @param mark the file that records the identity of the folder
 */
record SyncthingDatabase(Path home, Path mark, Disk disk) {
    /** Deletes the folder if it is not the recorded one, so that Syncthing rebuilds it; returns whether there is no database now. */
    boolean renewIfMoved() throws IOException {
        boolean isThere = Files.isDirectory(home);
        if (isThere && identity().equals(known())) {
            return false;
        }
        if (isThere) {
            MoreFiles.deleteRecursively(home, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Disk.createFolders(home);
        disk.writeAtomically(mark, identity().getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private String known() {
        try {
            return Files.readString(mark);
        } catch (IOException e) { // not recorded yet
            return "";
        }
    }

    /** Returns a property of the folder that a copy does not share. */
    private String identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(home, BasicFileAttributes.class);
        Object key = attributes.fileKey();
        return key == null ? attributes.creationTime().toString() : key.toString();
    }
}
