package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A folder that is a workspace of the editor.
 *
 * @param place where the editor keeps data of the workspace; its name is the workspace's id
 * @param folder the folder
 */
record EditorWorkspace(Path place, FolderUri folder) {
    String id() {
        return Objects.requireNonNull(place.getFileName()).toString();
    }

    Path database() {
        return UserFolder.databaseOf(place);
    }

    /** Whether the editor or roam has created its place. */
    boolean exists() {
        return Files.isRegularFile(database());
    }

    /** Returns the object with which index entries and documents name it. */
    byte[] identifier() {
        return ("{\"id\":" + JsonValue.quoted(id()) + ",\"uri\":" + folder.toJson() + '}').getBytes(UTF_8);
    }
}
