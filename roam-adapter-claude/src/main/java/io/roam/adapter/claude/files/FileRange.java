package io.roam.adapter.claude.files;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Hashes and copies parts of files without holding them in memory. */
public final class FileRange {
    private static final int PIECE = 1 << 16;

    private FileRange() {}

    /** Returns the SHA-256 of at most {@code length} bytes of a file, beginning at {@code from}. */
    public static String sha256(Path file, long from, long length) throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        readPieces(file, from, length, hasher::putBytes);
        return hasher.hash().toString();
    }

    /** Writes the same part of a file to {@code out}. */
    public static void copy(Path file, long from, long length, OutputStream out) throws IOException {
        readPieces(file, from, length, out::write);
    }

    /** Receives one piece of a file after the other. */
    @FunctionalInterface
    private interface Piece {
        void accept(byte[] bytes, int offset, int length) throws IOException;
    }

    private static void readPieces(Path file, long from, long length, Piece piece) throws IOException {
        byte[] bytes = new byte[PIECE];
        try (InputStream in = RegularFiles.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(from);
            long remaining = length;
            for (int count;
                    remaining > 0 && (count = in.read(bytes, 0, (int) Math.min(PIECE, remaining))) > 0;
                    remaining -= count) {
                piece.accept(bytes, 0, count);
            }
        }
    }
}
