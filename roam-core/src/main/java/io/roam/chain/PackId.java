package io.roam.chain;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a pack: the SHA-256 of the bytes of its file.
 *
 * @param hash that hash
 */
public record PackId(Hash hash) implements Comparable<PackId> {
    /** The last part of the name of a pack. */
    public static final String FILE_ENDING = ".pack";

    /** Returns the id that a file's name says, or empty if no pack has such a name. */
    public static Optional<PackId> ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(FILE_ENDING)
                ? Hash.parse(name.substring(0, name.length() - FILE_ENDING.length()))
                        .map(PackId::new)
                : Optional.empty();
    }

    /** Returns the name of the file. */
    public String fileName() {
        return hash.hex() + FILE_ENDING;
    }

    @Override
    public int compareTo(PackId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
