package io.roam.adapter.claude.files;

import io.roam.adapter.claude.jsonl.TooLargeException;
import io.roam.spi.RegularFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file, with one allocation for each line, however long it is. */
public final class LineReader implements Closeable {
    private static final int MAX_BUFFER_BYTES = 1 << 18;
    private static final int MIN_BUFFER_BYTES = 1 << 12;

    private final Path path;
    private final FileChannel file;
    private final byte[] buffer;
    private int start;
    private int limit;
    private long bufferEnd;
    private boolean endsWithLineFeed;

    private LineReader(Path path, FileChannel file, long from, int size) {
        this.path = path;
        this.file = file;
        this.bufferEnd = from;
        this.buffer = new byte[size];
    }

    public static LineReader open(Path path, long from) throws IOException {
        FileChannel file = RegularFiles.open(path, LinkOption.NOFOLLOW_LINKS);
        return new LineReader(path, file, from, (int)
                Math.min(MAX_BUFFER_BYTES, Math.max(MIN_BUFFER_BYTES, file.size() - from)));
    }

    /** Returns the next line without its line feed; null at the end of the file. */
    public byte @Nullable [] next() throws IOException {
        int scanned = start;
        while (true) {
            int feed = LineFeedSearch.indexIn(buffer, scanned, limit);
            if (feed >= 0) {
                return takeLine(feed);
            }
            if (limit - start == buffer.length) {
                return readLongLine();
            }
            scanned = limit - start;
            if (!fill()) {
                return start == limit ? null : takeLastLine();
            }
        }
    }

    /** Whether a line feed followed the last line. */
    public boolean endsWithLineFeed() {
        return endsWithLineFeed;
    }

    /** Returns the offset in the file after the last line and its line feed. */
    public long offset() {
        return bufferEnd - (limit - start);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private byte[] takeLine(int feed) {
        byte[] line = Arrays.copyOfRange(buffer, start, feed);
        start = feed + 1;
        endsWithLineFeed = true;
        return line;
    }

    private byte[] takeLastLine() {
        byte[] line = Arrays.copyOfRange(buffer, start, limit);
        start = limit;
        endsWithLineFeed = false;
        return line;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        return readMore();
    }

    private boolean readMore() throws IOException {
        int count = file.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit), bufferEnd);
        if (count <= 0) {
            return false;
        }
        limit += count;
        bufferEnd += count;
        return true;
    }

    // Its length is determined first, so that a line of many megabytes is never in memory twice.
    private byte[] readLongLine() throws IOException {
        long from = offset();
        int feed = -1;
        do {
            TooLargeException.checkSize(bufferEnd - from, path);
            start = 0;
            limit = 0;
        } while (readMore() && (feed = LineFeedSearch.indexIn(buffer, 0, limit)) < 0);
        endsWithLineFeed = feed >= 0;
        start = endsWithLineFeed ? feed : limit;
        byte[] line = FileBytes.read(file, from, TooLargeException.checkSize(offset() - from, path));
        start += endsWithLineFeed ? 1 : 0;
        return line;
    }
}
