package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The real disk; at one step it interrupts the thread that takes it, unless that is a thread of roam's own. */
final class InterruptingDisk implements Disk {
    private final Disk real = Disk.unforced();
    private final AtomicInteger left;
    private final Thread only = Thread.currentThread();

    InterruptingDisk(int step) {
        this.left = new AtomicInteger(step);
    }

    private void step() {
        if (Thread.currentThread() == only && left.getAndDecrement() == 0) {
            only.interrupt();
        }
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step();
        return stream(real.create(file));
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        step();
        return stream(real.append(file));
    }

    private OutputStream stream(OutputStream opened) {
        return new FilterOutputStream(opened) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                step();
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                step();
                out.close();
            }
        };
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
}
