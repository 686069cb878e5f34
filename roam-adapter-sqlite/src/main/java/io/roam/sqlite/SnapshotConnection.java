package io.roam.sqlite;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a database that the program it belongs to cannot notice: no lock is taken, and no file is made beside the database.
 *
 * <p>Without a log, SQLite is told that the file does not change; {@link SqliteSnapshot} checks that this was true. With a log, the file
 * gets a second name in roam's cache folder, beside a copy of the log. SQLite joins the two in memory, through a read-only file handle and
 * without locks.
 *
 * @param fingerprint the files' sizes and times before they were opened
 * @param folder where the second name or the copy lies; null if the file was opened in place
 */
record SnapshotConnection(
        Connection connection,
        DatabaseFingerprint fingerprint,
        @Nullable SnapshotFolder folder) {
    private static final int ATTEMPTS = 5;

    static SnapshotConnection open(Path file, DatabaseOwner owner, Machine machine) throws IOException, SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SnapshotConnection connection = openOnce(file, owner, machine);
            if (connection.isOfOneMoment(file)) {
                return connection;
            }
            connection.close();
        }
        throw owner.busy(file);
    }

    private static SnapshotConnection openOnce(Path file, DatabaseOwner owner, Machine machine)
            throws IOException, SQLException {
        DatabaseFingerprint fingerprint = DatabaseFingerprint.of(file);
        if (fingerprint.journal().isNonEmpty()) {
            return openRolledBack(file, fingerprint, SnapshotFolder.create(owner, machine));
        }
        return fingerprint.wal().isNonEmpty()
                ? openWithLog(file, fingerprint, SnapshotFolder.create(owner, machine), machine.os())
                : new SnapshotConnection(connect(file, "?mode=ro&immutable=1"), fingerprint, null);
    }

    private static SnapshotConnection openWithLog(
            Path file, DatabaseFingerprint fingerprint, SnapshotFolder folder, Os os) throws IOException, SQLException {
        try {
            folder.copy(DatabaseFingerprint.walOf(file));
            Path link = folder.link(file);
            Connection connection = connect(link, "?mode=ro&vfs=" + (os == Os.WINDOWS ? "win32-none" : "unix-none"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE"); // the index of the log stays in memory
            }
            return new SnapshotConnection(connection, fingerprint, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    /** Opens a copy, in which SQLite rolls back a transaction that was cut off or is being written. */
    private static SnapshotConnection openRolledBack(Path file, DatabaseFingerprint fingerprint, SnapshotFolder folder)
            throws IOException, SQLException {
        try {
            folder.copy(file);
            folder.copy(DatabaseFingerprint.journalOf(file));
            return new SnapshotConnection(connect(folder.pathOf(file), ""), fingerprint, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    private static Connection connect(Path file, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + options);
    }

    /** Whether nothing but appends to the log happened while the files were opened: SQLite ignores an incomplete transaction there. */
    private boolean isOfOneMoment(Path file) throws IOException {
        DatabaseFingerprint now = DatabaseFingerprint.of(file);
        return now.hasSameMain(fingerprint)
                && now.wal().size() >= fingerprint.wal().size()
                && Files.exists(file);
    }

    void close() throws SQLException {
        try {
            connection.close();
        } finally {
            if (folder != null) {
                folder.close();
            }
        }
    }
}
