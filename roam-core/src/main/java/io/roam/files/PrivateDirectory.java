package io.roam.files;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** Creates folders that only this user can read. */
public final class PrivateDirectory {
    private PrivateDirectory() {}

    /** Creates a folder and its missing parents. */
    public static void create(Path folder) throws IOException {
        Disk.createFolders(folder);
    }
}
