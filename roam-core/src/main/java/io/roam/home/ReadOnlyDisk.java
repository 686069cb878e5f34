package io.roam.home;

import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk that refuses to write, as parts of an open home tidy up when they read. */
public final class ReadOnlyDisk implements Disk {
    @Override
    public OutputStream create(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
        throw refused(to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        throw refused(to);
    }

    @Override
    public void delete(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public boolean truncate(Path file, long size, long length) throws IOException {
        throw refused(file);
    }

    private static IOException refused(Path file) {
        return new IOException("cannot write while roam only reads: " + file);
    }
}
