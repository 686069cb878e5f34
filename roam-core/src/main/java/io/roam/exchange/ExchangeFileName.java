package io.roam.exchange;

import io.roam.chain.Hash;
import java.nio.file.Path;
import java.util.Optional;

/** The names of the files that are exchanged: a hash and what kind of file it is. */
public record ExchangeFileName(Hash hash, Kind kind) {
    /** Kinds of files. */
    public enum Kind {
        BATCH("batch"),
        CARD("card"),
        KNOCK("knock");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the word that the names of such files end with. */
        String word() {
            return word;
        }

        private String ending() {
            return "." + word;
        }
    }

    /** The name that a text is; empty for every other text. */
    public static Optional<ExchangeFileName> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.endsWith(kind.ending())) {
                return Hash.parse(
                                text.substring(0, text.length() - kind.ending().length()))
                        .map(hash -> new ExchangeFileName(hash, kind));
            }
        }
        return Optional.empty();
    }

    static Optional<ExchangeFileName> of(Path file) {
        return parse(String.valueOf(file.getFileName()));
    }

    @Override
    public String toString() {
        return hash.hex() + kind.ending();
    }
}
