package io.roam.transport.syncthing;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The users of a managed instance, each of which holds the lock of its own file. The last user to leave ends the instance; the system
 * releases the lock of a killed one.
 */
final class InstanceUsers {
    private final Path folder;
    private @Nullable FileChannel lockChannel;
    private @Nullable Path lockFile;

    InstanceUsers(Path folder) {
        this.folder = folder;
    }

    /** Becomes a user. */
    void enter() {
        if (lockChannel != null) {
            return;
        }
        Path own = folder.resolve(UUID.randomUUID() + ".lock");
        try {
            Disk.createFolders(folder);
            FileChannel channel = Disk.openPrivate(own, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            lockChannel = channel;
            lockFile = own;
        } catch (IOException e) {
            throw new DiskException("cannot lock", own, e);
        }
    }

    /** Stops being a user, and returns whether it was the last one. */
    boolean leave() {
        FileChannel channel = lockChannel;
        Path own = lockFile;
        if (channel == null || own == null) {
            return false;
        }
        lockChannel = null;
        lockFile = null;
        try {
            channel.close();
            Files.deleteIfExists(own);
            return !hasOthers();
        } catch (IOException e) { // the instance runs on, and the next user ends it
            return false;
        }
    }

    private boolean hasOthers() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.lock")) {
            for (Path other : files) {
                if (isHeld(other)) {
                    return true;
                }
                Files.deleteIfExists(other);
            }
        }
        return false;
    }

    private static boolean isHeld(Path other) throws IOException {
        try (FileChannel channel = FileChannel.open(other, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) { // by another user in this very process
            return true;
        }
    }
}
