package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.json.JsonValue;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.RemoteFolder;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.WritableDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds where the editor keeps data of a folder, and creates that place for a folder that it never opened. */
record WorkspaceLocator(UserFolder user, Machine machine) {
    /** Returns the workspace of a folder, which may not exist yet; empty if its name cannot be computed. */
    Optional<EditorWorkspace> find(Path folder) {
        Optional<RemoteFolder> remote = remoteFolderAt(folder);
        if (remote.isPresent()) {
            return Optional.of(new EditorWorkspace(folder, FolderUri.of(remote.get())));
        }
        FolderUri uri = FolderUri.of(folder.toString(), machine.os());
        return findExisting(uri)
                .or(() -> uri.isLocal()
                        ? WorkspaceId.idOf(folder, machine.os()).map(user.workspacesFolder()::resolve)
                        : Optional.empty())
                .map(place -> new EditorWorkspace(place, uri));
    }

    /** Returns the remote folder for which one of the editor's places stands; empty if it is none, or that of a local folder. */
    Optional<RemoteFolder> remoteFolderAt(Path place) {
        return user.workspacesFolder().equals(place.getParent()) ? UserFolder.remoteFolderOf(place) : Optional.empty();
    }

    /** Returns the place of a remote folder; empty if the editor never opened it. */
    Optional<Path> placeOf(RemoteFolder folder) {
        return findExisting(FolderUri.of(folder));
    }

    private Optional<Path> findExisting(FolderUri uri) {
        Predicate<Path> names = place -> UserFolder.singleFolderOf(place)
                .map(found -> FolderUri.of(found, machine.os()))
                .filter(uri::equals)
                .isPresent();
        return user.listWorkspaces().stream()
                .filter(place -> Files.isRegularFile(UserFolder.databaseOf(place)) && names.test(place))
                .max(Comparator.comparing(WorkspaceLocator::lastUsed));
    }

    private static FileTime lastUsed(Path place) {
        try {
            return Files.getLastModifiedTime(UserFolder.databaseOf(place));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Creates the place of a workspace, as the editor does when it opens the folder for the first time. */
    void create(EditorWorkspace workspace) {
        Path file = descriptionFile(workspace.place());
        try {
            machine.disk().delete(file);
            try (OutputStream out = machine.disk().create(file)) {
                out.write(descriptionOf(workspace));
            }
        } catch (IOException e) {
            throw new DiskException("cannot create Cursor's folder for this project", file, e);
        }
        try (WritableDatabase database = WritableDatabase.begin(workspace.database(), CursorOwner.CURSOR)) {
            database.execute("PRAGMA user_version = 1");
            database.execute("CREATE TABLE IF NOT EXISTS ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)");
            database.commit();
        }
    }

    private static byte[] descriptionOf(EditorWorkspace workspace) {
        return ("{\n  \"folder\": " + JsonValue.quoted(workspace.folder().external()) + "\n}").getBytes(UTF_8);
    }

    private static Path descriptionFile(Path place) {
        return place.resolve("workspace.json");
    }

    /** Deletes the place of a workspace if it has nothing but what {@link #create} wrote. */
    void removeIfUnused(Path place) {
        Path database = UserFolder.databaseOf(place);
        try {
            if (isUnused(place)) {
                for (Path file : List.of(descriptionFile(place), database)) {
                    machine.disk().delete(file);
                }
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove Cursor's folder for a project", place, e);
        }
    }

    private boolean isUnused(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> files = Files.list(place)) {
            if (!files.allMatch(List.of(descriptionFile(place), UserFolder.databaseOf(place))::contains)) {
                return false;
            }
        }
        try (SqliteSnapshot snapshot = SqliteSnapshot.open(UserFolder.databaseOf(place), CursorOwner.CURSOR, machine)) {
            boolean[] empty = {snapshot.hasTable(CursorTable.ITEMS)};
            snapshot.query("SELECT 1 FROM " + CursorTable.ITEMS.tableName() + " LIMIT 1", row -> empty[0] = false);
            return empty[0];
        }
    }
}
