package io.roam.exchange;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import java.nio.file.Path;
import java.util.Optional;

/** The name of a file that devices exchange: a hash and its kind. The hash is that of the content, or, for a single batch, its id. */
public record ExchangeFileName(Hash hash, Kind kind) {
    /** The kinds of files that devices exchange. */
    public enum Kind {
        BATCH("batch"),
        PACK("pack"),
        CARD("card"),
        NOTICE("notice"),
        LIST("list"),
        KNOCK("knock");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the last word of the names of such files, without the dot. */
        String word() {
            return word;
        }

        /** Whether cards name such files. */
        boolean isNamedByCards() {
            return this == NOTICE || this == LIST;
        }

        String ending() {
            return "." + word;
        }
    }

    /** Returns the name that a text is, or empty for any other text. */
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

    static Optional<ExchangeFileName> parse(Path file) {
        return parse(String.valueOf(file.getFileName()));
    }

    /** Returns the name of a small file with that content. */
    static ExchangeFileName of(byte[] content, Kind kind) {
        return new ExchangeFileName(Hash.of(content), kind);
    }

    boolean isBatch() {
        return kind == Kind.BATCH;
    }

    boolean isPack() {
        return kind == Kind.PACK;
    }

    /** Whether such a file holds batches. */
    boolean holdsBatches() {
        return isBatch() || isPack();
    }

    /** Returns the batch that the file should hold; empty if it is of another kind. */
    Optional<BatchId> batch() {
        return isBatch() ? Optional.of(new BatchId(hash)) : Optional.empty();
    }

    @Override
    public String toString() {
        return hash.hex() + kind.ending();
    }
}
