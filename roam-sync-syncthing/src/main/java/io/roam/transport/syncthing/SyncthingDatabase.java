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
 * Syncthing's own folder, with the database of what it told others. One that was set back from a backup, or copied to another device, tells
 * them nothing of what it counts anew, for they think that they know it: it is made again, from the files that are there.
 *
 * @param mark remembers which folder it was
 */
record SyncthingDatabase(Path home, Path mark, Disk disk) {
    /** Makes it new if it is not the folder that it was. */
    void renewIfMoved() throws IOException {
        if (Files.isDirectory(home) && !identity().equals(known())) {
            MoreFiles.deleteRecursively(home, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Files.createDirectories(home);
        String now = identity();
        if (!now.equals(known())) {
            disk.writeAtomically(mark, now.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String known() {
        try {
            return Files.readString(mark);
        } catch (IOException e) { // it is new
            return "";
        }
    }

    /** What a copy has not. */
    private String identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(home, BasicFileAttributes.class);
        Object key = attributes.fileKey();
        return key == null ? attributes.creationTime().toString() : key.toString();
    }
}
