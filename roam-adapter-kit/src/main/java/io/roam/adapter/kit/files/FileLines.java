package io.roam.adapter.kit.files;

import io.roam.spi.RegularFiles;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file, one at a time. */
public final class FileLines implements Closeable {
    private static final int PIECE = 1 << 16;

    /** A line, its record and its slices are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 4;

    private final Path path;
    private final InputStream in;
    private final byte[] piece = new byte[PIECE];
    private int at;
    private int limit;
    private boolean endsWithLineFeed;

    private FileLines(Path path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    /** Opens a regular file. */
    public static FileLines open(Path file) throws IOException {
        return new FileLines(file, RegularFiles.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Reads the lines of an open file; {@code file} is named in errors. */
    public static FileLines of(Path file, InputStream content) {
        return new FileLines(file, content);
    }

    /** Returns the next bytes, at most so many; fewer at the end of the file. */
    public byte[] readBytes(int most) throws IOException {
        return in.readNBytes(most);
    }

    /** Returns the next line without its line feed; null at the end of the file. */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        endsWithLineFeed = false;
        while (fill()) {
            int end = at;
            while (end < limit && piece[end] != '\n') {
                end++;
            }
            line.write(piece, at, end - at);
            at = Math.min(end + 1, limit);
            if (end < limit) {
                endsWithLineFeed = true;
                return line.toByteArray();
            }
            if (line.size() > Runtime.getRuntime().maxMemory() / COPIES_IN_MEMORY) {
                throw new SessionTooLargeException(path, line.size());
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, in.read(piece));
        }
        return limit > 0;
    }

    /** Whether a line feed followed the last line. */
    public boolean endsWithLineFeed() {
        return endsWithLineFeed;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
