package io.roam.frame;

import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file, or its content in memory, whose bytes are read at any offset. */
public final class FileRange implements AutoCloseable {
    private final @Nullable FileChannel channel;
    private final ByteBuffer content;
    private final long size;

    private FileRange(@Nullable FileChannel channel, ByteBuffer content, long size) {
        this.channel = channel;
        this.content = content;
        this.size = size;
    }

    public static FileRange open(Path file) {
        try {
            FileChannel channel = RegularFiles.open(file);
            return new FileRange(channel, ByteBuffer.allocate(0), channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FileRange of(byte[] content) {
        return new FileRange(null, ByteBuffer.wrap(content), content.length);
    }

    public long size() {
        return size;
    }

    public byte[] read(long at, int length) {
        FrameDamage.check(at <= size - length, "it is cut off");
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining()) {
            read(at + into.position(), into);
        }
        return into.array();
    }

    /** Reads at least one byte. */
    public void read(long at, ByteBuffer into) {
        try {
            int count = channel == null ? readMemory(at, into) : channel.read(into, at);
            FrameDamage.check(count > 0, "it is cut off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readMemory(long at, ByteBuffer into) {
        int count = (int) Math.min(into.remaining(), size - at);
        if (count > 0) {
            into.put(content.duplicate().position((int) at).limit((int) at + count));
        }
        return count;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
