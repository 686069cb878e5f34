package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.WorkspaceUri;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.RemoteFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tool's folder {@code User}, which has the global database and the workspaces. */
public record UserFolder(Path path) {
    private static final int MAX_DESCRIPTION_BYTES = 1 << 16;

    public Path globalFolder() {
        return path.resolve("globalStorage");
    }

    Path database() {
        return globalFolder().resolve("state.vscdb");
    }

    public Path workspacesFolder() {
        return path.resolve("workspaceStorage");
    }

    /** Returns the folders of the workspaces, by name. */
    List<Path> listWorkspaces() {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(workspacesFolder())) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(workspacesFolder())) {
                all.forEach(folder -> {
                    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        folders.add(folder);
                    }
                });
            } catch (IOException e) { // as if there were none
                return List.of();
            }
        }
        folders.sort(null);
        return folders;
    }

    /** Returns what is there and cannot be read, behind which conversations may be hidden. */
    List<Path> listUnreadable() {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(globalFolder(), workspacesFolder())) {
            boolean readable = Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder);
            if (!readable && !Files.notExists(folder)) {
                found.add(folder);
            }
        }
        if (Files.exists(database()) && !Files.isRegularFile(database())) {
            found.add(database());
        }
        return found;
    }

    static Path databaseOf(Path workspace) {
        return workspace.resolve("state.vscdb");
    }

    /** Returns the folder of a workspace; of one with several folders, that of its file. */
    static Optional<String> folderOf(Path workspace) {
        return readDescription(workspace).flatMap(WorkspaceUri::folderIn);
    }

    /** Returns the folder of a workspace that has only one. */
    static Optional<String> singleFolderOf(Path workspace) {
        return readDescription(workspace)
                .flatMap(json -> json.findText("folder"))
                .flatMap(WorkspaceUri::pathOf);
    }

    /** Returns the remote folder for which the place of a workspace stands; empty if it is no such place. */
    public static Optional<RemoteFolder> remoteFolderOf(Path workspace) {
        return singleFolderOf(workspace).flatMap(RemoteFolder::parse);
    }

    private static Optional<JsonView> readDescription(Path workspace) {
        Path file = workspace.resolve("workspace.json");
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < MAX_DESCRIPTION_BYTES
                    ? JsonView.of(RegularFiles.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
