package io.roam.adapter.cursor.agent;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of the tool that a placement makes, where the tool was never used.
 *
 * @param folders the folders that were not there before, inner ones first
 */
record MadeFolders(AgentFolder root, List<Path> folders) {
    private static final String KIND = "folder";

    /** Returns the folders above a session's bucket that are not there yet. */
    static MadeFolders before(AgentFolder root, AgentSessionLocation session) {
        Path bucket = session.folder().resolveSibling("");
        return new MadeFolders(
                root,
                Stream.of(bucket, root.chats(), root.path())
                        .filter(folder -> !Files.exists(folder, LinkOption.NOFOLLOW_LINKS))
                        .toList());
    }

    /** Reads the lines of an undo log. */
    static MadeFolders read(UndoLog undo, AgentFolder root) {
        return new MadeFolders(
                root,
                undo.lines().stream()
                        .flatMap(line -> UndoLine.parse(line, KIND, root.path()).stream())
                        .map(UndoLine::at)
                        .toList());
    }

    List<String> undoLines() {
        return folders.stream()
                .map(folder -> UndoLine.format(KIND, root.path(), folder))
                .toList();
    }

    /** Removes those that are empty. */
    void removeEmpty(Disk disk) {
        for (Path folder : folders) {
            try {
                EmptyFolders.remove(folder, disk);
            } catch (IOException e) {
                throw new DiskException("cannot remove a folder", folder, e);
            }
        }
    }
}
