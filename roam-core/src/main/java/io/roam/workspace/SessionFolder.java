package io.roam.workspace;

import io.roam.spi.tool.RemoteFolder;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of a session, as roam remembers it by its absolute path. */
public final class SessionFolder {
    private SessionFolder() {}

    /** Returns the path of a folder without symbolic links, as tools remember it. */
    public static String realPath(Path folder) {
        return RealPath.resolve(folder).toString();
    }

    /** Whether a folder is known, and not there: renamed, removed, or one of another computer. A remote one is never here, and not gone. */
    public static boolean isGone(String folder, FileSystem files) {
        if (RemoteFolder.parse(folder).isPresent()) {
            return false;
        }
        try {
            return AbsolutePath.parse(folder).isPresent() && !Files.isDirectory(files.getPath(folder));
        } catch (InvalidPathException e) { // it is one of another system
            return true;
        }
    }
}
