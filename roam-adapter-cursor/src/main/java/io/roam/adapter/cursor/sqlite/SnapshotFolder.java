package io.roam.adapter.cursor.sqlite;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A folder of roam's own in the user's cache, for a second name of a database and a copy of its log. Deleted when closed; what a
 * run that was cut off left is deleted by {@link #removeOld}.
 */
public final class SnapshotFolder implements AutoCloseable {
    private static final String NAME = "roam-cursor";

    private final Path folder;

    private SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    static SnapshotFolder make(Machine machine) throws IOException {
        Path folder = parent(machine).resolve(UUID.randomUUID().toString());
        try (OutputStream mine = machine.disk().create(folder.resolve("in-use"))) {
            mine.flush(); // the disk makes its folders readable by the user alone
        }
        return new SnapshotFolder(folder);
    }

    static Path parent(Machine machine) {
        return switch (machine.os()) {
            case LINUX ->
                machine.variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElse(machine.home().resolve(".cache"))
                        .resolve(NAME);
            case MAC -> machine.home().resolve("Library/Caches").resolve(NAME);
            case WINDOWS ->
                machine.variable("LOCALAPPDATA")
                        .map(Path::of)
                        .orElse(machine.home().resolve("AppData/Local"))
                        .resolve(NAME);
        };
    }

    /** Where the second name or the copy of a file stands. */
    Path path(Path file) {
        return folder.resolve(String.valueOf(file.getFileName()));
    }

    /** Gives a file a second name here, which costs nothing however large it is; where that cannot be, a copy. */
    Path link(Path file) throws IOException {
        Path here = path(file);
        try {
            Files.createLink(here, file);
        } catch (FileSystemException | UnsupportedOperationException e) { // another disk, or one without links
            Files.copy(file, here);
        }
        return here;
    }

    void copy(Path file) throws IOException {
        Files.copy(file, path(file), StandardCopyOption.REPLACE_EXISTING);
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
        } catch (IOException e) { // it goes with the next ones
            return;
        }
    }

    /** Removes what stands there for a day: no look takes so long. */
    public static void removeOld(Machine machine) {
        Path parent = parent(machine);
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
            throw new DiskException("cannot clear roam's own folder", parent, e);
        }
    }
}
