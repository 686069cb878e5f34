package io.roam.adapter.claude;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What shall be written to one file.
 *
 * @param mode how it gets there
 * @param temporary holds it until then
 * @param temporaryOffset how many bytes of the temporary file stand in the target already
 * @param targetSize the target's size up to now
 * @param length how many bytes come to it
 * @param hash their SHA-256
 * @param backup where the target as it was stays; only for a main track that is replaced
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
    /** How a file gets its content. */
    enum Mode {
        CREATE,
        APPEND,
        REPLACE
    }
}
