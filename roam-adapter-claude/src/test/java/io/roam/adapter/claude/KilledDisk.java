package io.roam.adapter.claude;

import io.roam.spi.Disk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk on which nothing happens any more after so many steps, as if the program had been killed there. */
final class KilledDisk implements Disk {
    private final Disk real = Disk.real();
    private int left;

    KilledDisk(int steps) {
        this.left = steps;
    }

    /** The program is no more. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step();
        return half(real.create(file));
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        step();
        return half(real.append(file));
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
        step();
        real.publish(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        step();
        real.replace(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        real.delete(file);
    }

    private void step() {
        if (left-- <= 0) {
            throw new Killed();
        }
    }

    // Killed in the middle of a write, half of it is there.
    private OutputStream half(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (left <= 0) {
                    out.write(bytes, from, length / 2);
                }
                step();
                out.write(bytes, from, length);
            }
        };
    }
}
