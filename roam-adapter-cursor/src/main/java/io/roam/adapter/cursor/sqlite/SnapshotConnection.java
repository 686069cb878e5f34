package io.roam.adapter.cursor.sqlite;

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
 * Opens a database so that the program it belongs to cannot notice: no lock is taken and no file is made beside it.
 *
 * <p>Where no log is, SQLite is told that the file does not change; {@link SqliteSnapshot} looks whether that was true. Where a log is, the
 * file gets a second name in a folder of roam's own, beside a copy of the log: SQLite joins the two in its own memory, through a file
 * handle that cannot write, and without locks.
 *
 * @param fingerprint what the files looked like
 * @param folder where the second name stands; null if the file was opened where it is
 */
record SnapshotConnection(
        Connection connection,
        DatabaseFingerprint fingerprint,
        @Nullable SnapshotFolder folder) {
    private static final int ATTEMPTS = 5;

    static SnapshotConnection of(Path file, Machine machine) throws IOException, SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            SnapshotConnection snapshotConnection = once(file, machine);
            if (snapshotConnection.isOfOneMoment(file)) {
                return snapshotConnection;
            }
            snapshotConnection.close();
        }
        throw new BusyDatabaseException(file);
    }

    private static SnapshotConnection once(Path file, Machine machine) throws IOException, SQLException {
        DatabaseFingerprint fingerprint = DatabaseFingerprint.of(file);
        if (fingerprint.journal().holdsSomething()) {
            return rolledBack(file, fingerprint, machine);
        }
        return fingerprint.wal().holdsSomething()
                ? joined(file, fingerprint, machine)
                : new SnapshotConnection(connect(file, "immutable=1"), fingerprint, null);
    }

    private static SnapshotConnection joined(Path file, DatabaseFingerprint fingerprint, Machine machine)
            throws IOException, SQLException {
        SnapshotFolder folder = SnapshotFolder.make(machine);
        try {
            folder.copy(DatabaseFingerprint.wal(file));
            Path link = folder.link(file);
            Connection connection = connect(link, "vfs=" + (machine.os() == Os.WINDOWS ? "win32-none" : "unix-none"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE"); // the index of the log stays in memory
            }
            return new SnapshotConnection(connection, fingerprint, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    /** A transaction was cut off, or is being written: a whole copy takes it back. */
    private static SnapshotConnection rolledBack(Path file, DatabaseFingerprint fingerprint, Machine machine)
            throws IOException, SQLException {
        SnapshotFolder folder = SnapshotFolder.make(machine);
        try {
            folder.copy(file);
            folder.copy(DatabaseFingerprint.journal(file));
            Path copy = folder.path(file);
            return new SnapshotConnection(DriverManager.getConnection("jdbc:sqlite:" + copy), fingerprint, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    private static Connection connect(Path file, String how) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro&" + how);
    }

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
