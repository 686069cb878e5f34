package io.roam.sqlite;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A folder in the user's cache for a second name of a database and a copy of its log. It is deleted when closed; {@link #removeOld} deletes
 * those of runs that were killed.
 */
public final class SnapshotFolder implements AutoCloseable {
    private final Path folder;

    private SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    static SnapshotFolder create(DatabaseOwner owner, Machine machine) throws IOException {
        Path folder = parentOf(owner, machine).resolve(UUID.randomUUID().toString());
        try (OutputStream marker = machine.disk().create(folder.resolve("in-use"))) {
            marker.flush(); // the disk makes its folders readable by the user alone
        }
        return new SnapshotFolder(folder);
    }

    /** Returns the folder that holds all snapshot folders of an owner. */
    public static Path parentOf(DatabaseOwner owner, Machine machine) {
        Path cache = switch (machine.os()) {
            case LINUX ->
                machine.variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElse(machine.home().resolve(".cache"));
            case MAC -> machine.home().resolve("Library/Caches");
            case WINDOWS ->
                machine.variable("LOCALAPPDATA")
                        .map(Path::of)
                        .orElse(machine.home().resolve("AppData/Local"));
        };
        return cache.resolve(owner.cacheFolder());
    }

    /** Returns where the second name or the copy of a file lies. */
    Path pathOf(Path file) {
        return folder.resolve(String.valueOf(file.getFileName()));
    }

    /** Gives a file a second name here, which costs nothing however large it is; a copy where links are not possible. */
    Path link(Path file) throws IOException {
        RegularFiles.require(file); // SQLite would wait for a pipe
        Path link = pathOf(file);
        try {
            Files.createLink(link, file);
        } catch (FileSystemException | UnsupportedOperationException e) { // another disk, or one without links
            copyPrivately(file, link);
        }
        return link;
    }

    void copy(Path file) throws IOException {
        RegularFiles.require(file);
        Files.deleteIfExists(pathOf(file));
        copyPrivately(file, pathOf(file));
    }

    private static void copyPrivately(Path from, Path to) throws IOException {
        try (OutputStream out = Channels.newOutputStream(
                Disk.openPrivate(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            Files.copy(from, out);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) { // removeOld tries again
            return;
        }
    }

    /** Deletes an owner's folders that are older than a day: no snapshot is open that long. */
    public static void removeOld(DatabaseOwner owner, Machine machine) {
        Path parent = parentOf(owner, machine);
        Instant yesterday = machine.clock().instant().minus(Duration.ofDays(1));
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(yesterday)) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            throw new DiskException("cannot clear roam's temporary folder", parent, e);
        }
    }
}
