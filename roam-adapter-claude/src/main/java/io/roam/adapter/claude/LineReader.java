package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TooLargeException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file, each in an array of its own length: one allocation a line, however long it is. */
final class LineReader implements Closeable {
    private static final int BUFFER = 1 << 18;
    private static final int SMALLEST = 1 << 12;

    private final Path path;
    private final FileChannel file;
    private final byte[] buffer;
    private int start;
    private int limit;
    private long behindBuffer;
    private boolean ended;

    private LineReader(Path path, FileChannel file, long from, int size) {
        this.path = path;
        this.file = file;
        this.behindBuffer = from;
        this.buffer = new byte[size];
    }

    static LineReader open(Path path, long from) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new LineReader(path, file, from, (int) Math.min(BUFFER, Math.max(SMALLEST, file.size() - from)));
    }

    /** The next line without its line feed; null at the end of the file. */
    byte @Nullable [] next() throws IOException {
        int scanned = start;
        while (true) {
            int feed = Lines.lineFeed(buffer, scanned, limit);
            if (feed >= 0) {
                return take(feed);
            }
            if (limit - start == buffer.length) {
                return longLine();
            }
            scanned = limit - start;
            if (!fill()) {
                return start == limit ? null : rest();
            }
        }
    }

    /** Whether a line feed followed the last line. */
    boolean ended() {
        return ended;
    }

    /** The place in the file behind the last line and its line feed. */
    long offset() {
        return behindBuffer - (limit - start);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private byte[] take(int feed) {
        byte[] line = Arrays.copyOfRange(buffer, start, feed);
        start = feed + 1;
        ended = true;
        return line;
    }

    private byte[] rest() {
        byte[] line = Arrays.copyOfRange(buffer, start, limit);
        start = limit;
        ended = false;
        return line;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        return readMore();
    }

    private boolean readMore() throws IOException {
        int count = file.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit), behindBuffer);
        if (count <= 0) {
            return false;
        }
        limit += count;
        behindBuffer += count;
        return true;
    }

    // Its length is looked for first, so that a line of many megabytes is never held twice.
    private byte[] longLine() throws IOException {
        long from = offset();
        int feed = -1;
        do {
            TooLargeException.check(behindBuffer - from, path);
            start = 0;
            limit = 0;
        } while (readMore() && (feed = Lines.lineFeed(buffer, 0, limit)) < 0);
        ended = feed >= 0;
        start = ended ? feed : limit;
        byte[] line = FileBytes.read(file, from, TooLargeException.check(offset() - from, path));
        start += ended ? 1 : 0;
        return line;
    }
}
