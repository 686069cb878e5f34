package io.roam.home;

import io.roam.api.HomeLockedException;
import io.roam.files.PrivateDirectory;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lock by which one roam at a time writes into a home. The system releases it when the process ends. */
public final class HomeLock {
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final int MAX_TRIES = 600;
    /** The byte of the file that is locked while roam works, and that which is locked while somebody waits for it. */
    private static final long LOCK = 0;

    private static final long TURNSTILE = 1;

    private final Path folder;
    private final Path file;
    private final Consumer<Duration> pause;

    public HomeLock(Path data, Consumer<Duration> pause) {
        this.folder = data;
        this.file = data.resolve("lock");
        this.pause = pause;
    }

    /** Runs work with the lock held; waits for it up to 30 s. It is not reentrant. */
    public <T> T runLocked(Supplier<T> work) {
        return runLocked(work, () -> {});
    }

    /** Runs work with the lock held, and calls {@code onWaiting} again and again while another roam holds it. */
    @SuppressWarnings("try") // the lock is held, not used
    public <T> T runLocked(Supplier<T> work, Runnable onWaiting) {
        try {
            PrivateDirectory.create(folder);
            try (FileChannel channel = Disk.openPrivate(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel, onWaiting)) {
                return work.get();
            }
        } catch (IOException e) {
            throw new DiskException("cannot lock", file, e);
        }
    }

    /** Runs work with the lock held; does nothing if it is held already. */
    @SuppressWarnings("try") // the lock is held, not used
    public void runIfFree(Runnable work) {
        try (FileChannel channel = Disk.openPrivate(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel, LOCK)) {
            if (lock != null) {
                work.run();
            }
        } catch (IOException e) {
            throw new DiskException("cannot lock", file, e);
        }
    }

    /** Whoever waits stands at the turnstile, and who let go of the lock comes behind him: a watch that has much to do keeps nobody out. */
    @SuppressWarnings("try") // the turnstile is held, not used
    private FileLock lock(FileChannel channel, Runnable onWaiting) throws IOException {
        try (FileLock turn = await(channel, TURNSTILE, onWaiting)) {
            return await(channel, LOCK, onWaiting);
        }
    }

    private FileLock await(FileChannel channel, long position, Runnable onWaiting) throws IOException {
        for (int i = 0; i < MAX_TRIES; i++) {
            FileLock lock = tryLock(channel, position);
            if (lock != null) {
                return lock;
            }
            onWaiting.run();
            pause.accept(RETRY);
        }
        throw new HomeLockedException(file);
    }

    private static @Nullable FileLock tryLock(FileChannel channel, long position) throws IOException {
        try {
            return channel.tryLock(position, 1, false);
        } catch (OverlappingFileLockException e) { // another one in this very process
            return null;
        }
    }
}
