package io.roam.frame;

import io.roam.spi.Disk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Holds written bytes until they are copied: a few in memory, many in a file. */
public final class SpillBuffer extends OutputStream {
    private static final int MAX_BYTES_IN_MEMORY = 1 << 22;

    private final Disk disk;
    private final Path file;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable OutputStream stream;

    public SpillBuffer(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (stream == null && memory.size() + length > MAX_BYTES_IN_MEMORY) {
            stream = disk.create(file);
            memory.writeTo(stream);
            memory = new ByteArrayOutputStream(0);
        }
        OutputStream out = stream == null ? memory : stream;
        out.write(bytes, from, length);
    }

    /** Copies all bytes to {@code out}. */
    public void writeTo(OutputStream out) throws IOException {
        if (stream == null) {
            memory.writeTo(out);
        } else {
            stream.flush();
            Files.copy(file, out);
        }
    }

    /** Discards all bytes. */
    @Override
    public void close() throws IOException {
        OutputStream open = stream;
        stream = null;
        if (open != null) {
            try (open) {
                disk.delete(file);
            }
        }
    }
}
