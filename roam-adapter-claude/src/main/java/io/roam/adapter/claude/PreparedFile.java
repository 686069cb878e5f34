package io.roam.adapter.claude;

import io.roam.adapter.kit.files.StagedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The prepared content of the file of a track, or of a part that is appended to it.
 *
 * @param backup the copy of the old target; only for a main track that is replaced
 */
record PreparedFile(String track, StagedFile content, Optional<Path> backup) {
    Path target() {
        return content.target();
    }
}
