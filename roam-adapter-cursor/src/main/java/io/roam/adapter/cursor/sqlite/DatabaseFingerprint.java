package io.roam.adapter.cursor.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The files that a database is, as a look at sizes and times shows them.
 *
 * @param main the database itself
 * @param wal its write-ahead log
 * @param journal its rollback journal
 */
public record DatabaseFingerprint(Mark main, Mark wal, Mark journal) {
    /**
     * One file.
     *
     * @param size in bytes; -1 if it is not there
     * @param modified when it was changed last, in nanoseconds
     */
    public record Mark(long size, long modified) {
        private static final Mark NONE = new Mark(-1, 0);

        static Mark of(Path file) throws IOException {
            try {
                BasicFileAttributes seen =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return seen.isRegularFile()
                        ? new Mark(seen.size(), seen.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        : NONE;
            } catch (NoSuchFileException e) {
                return NONE;
            }
        }

        public boolean isThere() {
            return size >= 0;
        }

        boolean holdsSomething() {
            return size > 0;
        }
    }

    public static DatabaseFingerprint of(Path database) throws IOException {
        return new DatabaseFingerprint(Mark.of(database), Mark.of(wal(database)), Mark.of(journal(database)));
    }

    public static Path wal(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    public static Path journal(Path database) {
        return database.resolveSibling(database.getFileName() + "-journal");
    }

    /** When something was written last. */
    public Instant modified() {
        return Instant.ofEpochSecond(0, Math.max(main.modified, wal.modified));
    }

    /** Whether nobody wrote: a log that holds nothing may have come or gone. */
    public boolean holdsTheSame(DatabaseFingerprint other) {
        return main.equals(other.main) && Math.max(0, wal.size) == Math.max(0, other.wal.size);
    }

    /** Whether the file itself, without its log, looks the same. */
    boolean hasSameMain(DatabaseFingerprint other) {
        return main.equals(other.main) && journal.equals(other.journal);
    }
}
