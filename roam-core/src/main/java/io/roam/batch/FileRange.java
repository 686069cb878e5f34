package io.roam.batch;

import io.roam.chain.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open file whose bytes are read at any offset. */
final class FileRange implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final FileChannel channel;
    private final long size;

    FileRange(Path file) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            size = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        return size;
    }

    byte[] read(long at, int length) {
        BatchFormatException.check(at <= size - length, "it is cut off");
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining()) {
            read(at + into.position(), into);
        }
        return into.array();
    }

    /** Reads at least one byte. */
    void read(long at, ByteBuffer into) {
        try {
            BatchFormatException.check(channel.read(into, at) > 0, "it is cut off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the bytes of a range to all {@code sums}. */
    void hash(long from, long to, Sha256... sums) {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, to - from));
        for (long at = from; at < to; at += chunk.position()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), to - at));
            read(at, chunk);
            for (Sha256 sum : sums) {
                sum.add(chunk.array(), 0, chunk.position());
            }
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
