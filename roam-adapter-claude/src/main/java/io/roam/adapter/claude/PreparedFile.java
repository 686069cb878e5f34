package io.roam.adapter.claude;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The prepared content of one file, or of a part that is appended to it.
 *
 * @param mode how the target gets the content
 * @param temporary the file that holds the content until then
 * @param temporaryOffset how many bytes of the temporary file are in the target already
 * @param targetSize the size of the target before it is written
 * @param length how many bytes are written
 * @param hash the SHA-256 of these bytes
 * @param backup the copy of the old target; only for a main track that is replaced
 */
record PreparedFile(
        String track,
        Mode mode,
        Path temporary,
        Path target,
        long temporaryOffset,
        long targetSize,
        long length,
        String hash,
        Optional<Path> backup) {
    /** How a target gets its content. */
    enum Mode {
        CREATE,
        APPEND,
        REPLACE
    }
}
