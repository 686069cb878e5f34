package io.roam.watch;

import io.roam.api.AlreadyWatchedException;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one {@link HomeWatch} of a home. The system lets go of it when the process ends, however it ends. */
public final class WatchLock implements AutoCloseable {
    private final FileChannel channel;

    private WatchLock(FileChannel channel) {
        this.channel = channel;
    }

    static WatchLock take(Path data) {
        Path file = file(data);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new WatchLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new DiskException("cannot lock", file, e);
        }
        throw new AlreadyWatchedException(data);
    }

    public static boolean isHeld(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !isFree(channel);
        } catch (IOException e) { // it cannot be told
            return false;
        }
    }

    private static Path file(Path data) {
        return data.resolve("watched");
    }

    /** Locks it, if nobody else has it. */
    private static boolean isFree(FileChannel channel) throws IOException {
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
