package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The real disk with injected faults. It counts steps: each file that is created, opened, renamed or removed, each write, each close. After
 * the program was {@link Killed}, the disk takes no further step.
 *
 * <pre>{@code
 * machine.with(FaultyDisk.killedAt(7));                                     // at the eighth step
 * machine.with(FaultyDisk.killedIn(7));                                     // in the middle of it: half of it is done
 * machine.with(FaultyDisk.full(path -> path.startsWith(pool)));             // no space for what stands in that folder
 * }</pre>
 */
public final class FaultyDisk implements Disk {
    private final Disk real = Disk.unforced(); // who is killed, and not the machine, loses nothing that was written
    private final int last;
    private final boolean half;
    private final Predicate<Path> bad;
    private final String reason;
    private final List<String> steps = new ArrayList<>();
    private Predicate<Path> counted = file -> true;
    private Runnable death = () -> {};
    private boolean dead;
    private long space = Long.MAX_VALUE;

    /** Simulates that the program is killed: nothing catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String step) {
            super(step, null, false, false);
        }
    }

    private FaultyDisk(int last, boolean half, Predicate<Path> bad, String reason) {
        this.last = last;
        this.half = half;
        this.bad = bad;
        this.reason = reason;
    }

    /** Returns a disk without faults that counts the steps. */
    public static FaultyDisk sound() {
        return killedAt(Integer.MAX_VALUE);
    }

    /** Returns a disk on which the program is killed after so many steps. */
    public static FaultyDisk killedAt(int steps) {
        return new FaultyDisk(steps, false, path -> false, "");
    }

    /** Returns a disk on which the program is killed after so many steps, in the middle of the next. */
    public static FaultyDisk killedIn(int steps) {
        return new FaultyDisk(steps, true, path -> false, "");
    }

    /** Returns a disk without space for the matching files; half of each write succeeds. */
    public static FaultyDisk full(Predicate<Path> files) {
        return new FaultyDisk(Integer.MAX_VALUE, true, files, "No space left on device");
    }

    /** Returns a disk on which the matching files must not be written. */
    public static FaultyDisk forbidden(Predicate<Path> files) {
        return new FaultyDisk(Integer.MAX_VALUE, false, files, "Permission denied");
    }

    /** Sets work to do when the program is killed, such as halting the process. */
    public FaultyDisk dying(Runnable work) {
        death = work;
        return this;
    }

    /** Sets how many bytes are reported as usable. */
    public FaultyDisk withSpace(long bytes) {
        space = bytes;
        return this;
    }

    /** Returns the steps so far. */
    public synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    /** Returns the files of the steps so far. */
    Set<Path> files() {
        return steps().stream()
                .map(step -> Path.of(step.substring(step.indexOf(' ') + 1)))
                .collect(Collectors.toSet());
    }

    /** Counts, and stops at, steps on these files only. */
    FaultyDisk counting(Predicate<Path> files) {
        counted = files;
        return this;
    }

    /** Whether the program was killed. */
    public synchronized boolean isDead() {
        return dead;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        refuse(file);
        step("create", file, () -> {});
        return new Stream(real.create(file), file);
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        refuse(file);
        step("append", file, () -> {});
        return new Stream(real.append(file), file);
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
        refuse(to);
        step("publish", to, () -> {
            if (!Files.exists(to)) {
                Files.createDirectories(to.toAbsolutePath().getParent());
                Files.createLink(to, from);
            }
        });
        real.publish(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        refuse(to);
        step("replace", to, () -> {});
        real.replace(from, to);
    }

    @Override
    public void linkOrCopy(Path file, Path as) throws IOException {
        refuse(as);
        step("keep", as, () -> {});
        real.linkOrCopy(file, as);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file, () -> {});
        real.delete(file);
    }

    @Override
    public boolean truncate(Path file, long size, long length) throws IOException {
        refuse(file);
        step("truncate", file, () -> {});
        return real.truncate(file, size, length);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
        return Math.min(space, real.usableSpace(folder));
    }

    private void refuse(Path file) throws FileSystemException {
        if (!reason.isEmpty() && !half && bad.test(file)) {
            throw new FileSystemException(file.toString(), null, reason);
        }
    }

    /** The part of a step that is done before the program is killed in its middle. */
    private interface Beginning {
        void run() throws IOException;
    }

    private synchronized void step(String what, Path file, Beginning beginning) throws IOException {
        String step = what + " " + file;
        if (dead) {
            throw new Killed(step);
        }
        if (!counted.test(file)) {
            return;
        }
        if (steps.size() >= last) {
            if (half) {
                beginning.run();
            }
            dead = true;
            death.run();
            throw new Killed(step);
        }
        steps.add(step);
    }

    private final class Stream extends FilterOutputStream {
        private final Path file;

        Stream(OutputStream real, Path file) {
            super(real);
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            step("write", file, () -> out.write(bytes, from, length / 2));
            if (!reason.isEmpty() && bad.test(file)) {
                out.write(bytes, from, length / 2);
                throw new IOException(reason);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (isDead()) {
                letGo();
                throw new Killed("close " + file);
            }
            step("close", file, this::letGo);
            out.close();
        }

        // A killed process has no open files.
        private void letGo() throws IOException {
            out.close();
        }
    }
}
