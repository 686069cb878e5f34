package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.SessionTooLargeException;
import io.roam.spi.RegularFiles;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file. */
final class LogLines implements Closeable {
    private static final int PIECE = 1 << 16;

    /** A line, its record and what is read in it are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 4;

    private final Path path;
    private final InputStream in;
    private final byte[] piece = new byte[PIECE];
    private int at;
    private int limit;
    private boolean endsWithLineFeed;

    private LogLines(Path path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    static LogLines open(Path file) throws IOException {
        return new LogLines(file, RegularFiles.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Returns the next bytes, at most so many, before any line was read. */
    byte[] readBytes(int most) throws IOException {
        return in.readNBytes(most);
    }

    /** Returns the next line without its line feed; null at the end of the file. */
    byte @Nullable [] next() throws IOException {
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
            SessionTooLargeException.require(line.size(), COPIES_IN_MEMORY, path);
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
    boolean endsWithLineFeed() {
        return endsWithLineFeed;
    }

    /** Whether a line has NUL bytes, as a power loss leaves them; no tool writes them. */
    static boolean hasHole(byte[] line) {
        return lastNul(line) >= 0;
    }

    /** Returns what was written behind the NUL bytes of a line, if that is a record; otherwise nothing. */
    static byte[] behindHole(byte[] line) {
        byte[] rest = Arrays.copyOfRange(line, lastNul(line) + 1, line.length);
        return JsonText.object(rest).isPresent() ? rest : new byte[0];
    }

    private static int lastNul(byte[] line) {
        int last = line.length - 1;
        while (last >= 0 && line[last] != 0) {
            last--;
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
