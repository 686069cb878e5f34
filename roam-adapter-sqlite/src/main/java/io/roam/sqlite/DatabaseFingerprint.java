package io.roam.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The sizes and times of the files that a database consists of.
 *
 * @param main the database itself
 * @param wal its write-ahead log
 * @param journal its rollback journal
 */
public record DatabaseFingerprint(FileState main, FileState wal, FileState journal) {
    /**
     * The size and time of one file.
     *
     * @param size in bytes; -1 if the file does not exist
     * @param modified when the file was changed last, in nanoseconds
     */
    public record FileState(long size, long modified) {
        private static final FileState NONE = new FileState(-1, 0);

        static FileState of(Path file) throws IOException {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return attributes.isRegularFile()
                        ? new FileState(
                                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        : NONE;
            } catch (NoSuchFileException e) {
                return NONE;
            }
        }

        public boolean exists() {
            return size >= 0;
        }

        boolean isNonEmpty() {
            return size > 0;
        }
    }

    public static DatabaseFingerprint of(Path database) throws IOException {
        return new DatabaseFingerprint(
                FileState.of(database), FileState.of(walOf(database)), FileState.of(journalOf(database)));
    }

    /** Returns the path of a database's write-ahead log. */
    public static Path walOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** Returns the path of a database's rollback journal. */
    public static Path journalOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-journal");
    }

    /** Returns the time of the last write. */
    public Instant lastModified() {
        return Instant.ofEpochSecond(0, Math.max(main.modified, wal.modified));
    }

    /** Whether nothing was written between the two. An empty log may have been created or deleted. */
    public boolean hasSameContent(DatabaseFingerprint other) {
        return main.equals(other.main) && Math.max(0, wal.size) == Math.max(0, other.wal.size);
    }

    /** Whether the file and its journal are unchanged, whatever the log. */
    boolean hasSameMain(DatabaseFingerprint other) {
        return main.equals(other.main) && journal.equals(other.journal);
    }
}
