package io.roam.adapter.claude;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What shall be written to one file.
 *
 * @param how how it gets there
 * @param temporary holds it until then
 * @param skipped how many bytes of the temporary file stand in the target already
 * @param before the target's size up to now
 * @param length how many bytes come to it
 * @param hash their SHA-256
 * @param kept where the target as it was stays; only for a main track that is replaced
 */
record PreparedFile(
        String track,
        How how,
        Path temporary,
        Path target,
        long skipped,
        long before,
        long length,
        String hash,
        Optional<Path> kept) {
    /** How a file gets its content. */
    enum How {
        CREATE,
        APPEND,
        REPLACE
    }
}
