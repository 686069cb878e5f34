package io.roam.adapter.kit.files;

import io.roam.spi.RegularFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and parts of them, which are never in memory whole. */
public final class FileHash {
    private static final int PIECE = 1 << 16;

    private FileHash() {}

    /** Begins a sum. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns a sum as text, and begins it again. */
    public static String finish(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the hash of a whole file. */
    public static String of(Path file) throws IOException {
        return of(file, 0, Long.MAX_VALUE);
    }

    /** Returns the hash of at most so many bytes that begin at an offset. */
    public static String of(Path file, long from, long length) throws IOException {
        DigestOutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), begin());
        copy(file, from, length, sum);
        return finish(sum.getMessageDigest());
    }

    /** Copies at most so many bytes that begin at an offset. */
    public static void copy(Path file, long from, long length, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = RegularFiles.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(from);
            long left = length;
            for (int read = 1; left > 0 && read > 0; left -= Math.max(0, read)) {
                read = in.read(piece, 0, (int) Math.min(PIECE, left));
                out.write(piece, 0, Math.max(0, read));
            }
        } catch (EOFException e) { // it is shorter than the offset: nothing is there
            out.flush();
        }
    }
}
