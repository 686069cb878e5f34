package io.roam.adapter.cursor.agent;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.DamagedUndoException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a removed session, as its undo line names it.
 *
 * @param kept the copy in the undo folder
 * @param hash its SHA-256
 */
record RemovedFile(Path file, Path kept, String hash) {
    private static final String KIND = "away";

    /** Copies a file to the undo folder, and returns its undo line. A link would not do: the file may be changed in place. */
    static String save(AgentFolder root, Path file, Path kept, Disk disk) throws IOException {
        copy(file, kept, disk);
        return UndoLine.format(KIND, root.path(), file, String.valueOf(kept.getFileName()), hashOf(kept));
    }

    static Optional<RemovedFile> parse(String line, AgentFolder root, Path shelf) {
        return UndoLine.parse(line, KIND, root.path())
                .filter(away -> away.parts().size() == 2)
                .map(away -> new RemovedFile(
                        away.at(),
                        shelf.resolve(away.parts().get(0)),
                        away.parts().get(1)));
    }

    private static void copy(Path from, Path to, Disk disk) throws IOException {
        try (OutputStream out = disk.create(to)) {
            RegularFiles.copy(from, out);
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
    }

    private static String hashOf(Path file) throws IOException {
        return Hashing.sha256().hashBytes(RegularFiles.readAllBytes(file)).toString();
    }

    /** Whether the file is still removed. A file in its place must be the same one. */
    boolean isStillRemoved() {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                if (!hashOf(kept).equals(hash)) {
                    throw new DamagedUndoException(kept);
                }
                return true;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !hashOf(file).equals(hash)) {
                throw new SessionChangedException(file.toString());
            }
            return false;
        } catch (IOException e) {
            throw new DiskException("cannot read the data for undo", kept, e);
        }
    }

    void restore(Path beside, Disk disk) {
        Path whole = AgentLeftovers.newFileBeside(beside, ".back");
        try {
            copy(kept, whole, disk);
            disk.publish(whole, file);
        } catch (IOException e) {
            throw new DiskException("cannot restore a session", file, e);
        } finally {
            AgentLeftovers.remove(whole, disk);
        }
    }
}
