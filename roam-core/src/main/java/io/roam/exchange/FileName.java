package io.roam.exchange;

import io.roam.chain.Hash;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The names of the files that are exchanged: a hash and what kind of file it is. */
public record FileName(Hash hash, Kind kind) {
    /** Kinds of files. */
    public enum Kind {
        BATCH,
        CARD,
        KNOCK;

        private String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name that a text is; empty for every other text. */
    public static Optional<FileName> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.endsWith(kind.ending())) {
                return Hash.parse(
                                text.substring(0, text.length() - kind.ending().length()))
                        .map(hash -> new FileName(hash, kind));
            }
        }
        return Optional.empty();
    }

    static Optional<FileName> of(Path file) {
        return parse(String.valueOf(file.getFileName()));
    }

    @Override
    public String toString() {
        return hash.hex() + kind.ending();
    }
}
