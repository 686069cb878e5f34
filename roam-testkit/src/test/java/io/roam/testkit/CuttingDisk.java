package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The real disk, on which writing a file fails once after its first part. */
final class CuttingDisk implements Disk {
    private final Disk real = Disk.real();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    /** Has the next file of that name that is created end after its first part. */
    void cutOff(String name) {
        cut.add(name);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        OutputStream out = real.create(file);
        return cut.remove(String.valueOf(file.getFileName())) ? new CutStream(out) : out;
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        return real.append(file);
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
        real.publish(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        real.replace(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    private static final class CutStream extends FilterOutputStream {
        private boolean hasBegun;

        CutStream(OutputStream real) {
            super(real);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (hasBegun) {
                throw new IOException("the connection ended");
            }
            hasBegun = true;
            out.write(bytes, from, length);
        }
    }
}
