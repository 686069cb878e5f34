package io.roam.batch;

import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file whose bytes are read at any offset. */
final class FileRange implements AutoCloseable {
    private final FileChannel channel;
    private final long size;

    FileRange(Path file) {
        try {
            channel = RegularFiles.open(file);
            size = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        return size;
    }

    byte[] read(long at, int length) {
        BatchFormatException.checkIntact(at <= size - length, "it is cut off");
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining()) {
            read(at + into.position(), into);
        }
        return into.array();
    }

    /** Reads at least one byte. */
    void read(long at, ByteBuffer into) {
        try {
            BatchFormatException.checkIntact(channel.read(into, at) > 0, "it is cut off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
