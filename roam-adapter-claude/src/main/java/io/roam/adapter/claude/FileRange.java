package io.roam.adapter.claude;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads parts of files without holding them. */
final class FileRange {
    private static final int PIECE = 1 << 16;

    private FileRange() {}

    /** The SHA-256 of what stands in {@code file} from {@code from} on, at most {@code length} bytes. */
    static String sha256(Path file, long from, long length) throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        readPieces(file, from, length, hasher::putBytes);
        return hasher.hash().toString();
    }

    /** Writes that part to {@code out}. */
    static void copy(Path file, long from, long length, OutputStream out) throws IOException {
        readPieces(file, from, length, out::write);
    }

    /** Takes a piece of a file. */
    @FunctionalInterface
    private interface Piece {
        void accept(byte[] bytes, int offset, int length) throws IOException;
    }

    private static void readPieces(Path file, long from, long length, Piece piece) throws IOException {
        byte[] bytes = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(from);
            long left = length;
            for (int count; left > 0 && (count = in.read(bytes, 0, (int) Math.min(PIECE, left))) > 0; left -= count) {
                piece.accept(bytes, 0, count);
            }
        }
    }
}
