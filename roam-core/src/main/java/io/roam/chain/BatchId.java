package io.roam.chain;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a batch, and all that it says: the SHA-256 of what its device signed. Files that hold one batch may differ.
 *
 * @param hash that hash
 */
public record BatchId(Hash hash) implements Comparable<BatchId> {
    /** The last part of the name of a file that holds one batch. */
    public static final String FILE_ENDING = ".batch";

    /** Parses 64 lower-case hex digits; empty for any other text. */
    public static Optional<BatchId> parse(String hex) {
        return Hash.parse(hex).map(BatchId::new);
    }

    /** Returns the id that a file's name says, or empty if no batch file has such a name. */
    public static Optional<BatchId> ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(FILE_ENDING)
                ? parse(name.substring(0, name.length() - FILE_ENDING.length()))
                : Optional.empty();
    }

    /** Returns 64 lower-case hex digits. */
    public String hex() {
        return hash.hex();
    }

    /** Returns the name of a file that holds the batch. */
    public String fileName() {
        return hex() + FILE_ENDING;
    }

    @Override
    public int compareTo(BatchId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hex();
    }
}
