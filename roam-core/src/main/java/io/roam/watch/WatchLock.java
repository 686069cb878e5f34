package io.roam.watch;

import io.roam.api.AlreadyWatchedException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock that the one {@link HomeWatch} of a home holds. The system releases it when the process ends. */
public final class WatchLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private WatchLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static WatchLock acquire(Path data) {
        Path file = file(data);
        try {
            FileChannel channel = Disk.openPrivate(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new WatchLock(file, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new DiskException("cannot lock", file, e);
        }
        throw new AlreadyWatchedException(data);
    }

    /** Whether the file that is locked was deleted. */
    boolean isFileGone() {
        return !Files.exists(file);
    }

    public static boolean isHeld(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (IOException e) { // then it counts as free
            return false;
        }
    }

    private static Path file(Path data) {
        return data.resolve("watched");
    }

    /** Locks the file, and returns whether that was possible. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // by another one in this very process
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) { // the lock goes with the process
            return;
        }
    }
}
