package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A folder as the editor knows it on this machine.
 *
 * @param place where the editor keeps what belongs to it; its name is the workspace's id
 * @param folder the folder
 */
record Workspace(Path place, FolderUri folder) {
    String id() {
        return Objects.requireNonNull(place.getFileName()).toString();
    }

    Path database() {
        return UserFolder.databaseOf(place);
    }

    /** Whether the editor, or roam, made a place for it. */
    boolean exists() {
        return Files.isRegularFile(database());
    }

    /** The object by which heads and documents name it. */
    byte[] identifier() {
        return ("{\"id\":" + JsonValue.quoted(id()) + ",\"uri\":" + folder.toJson() + '}').getBytes(UTF_8);
    }
}
