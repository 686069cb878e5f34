package io.roam.adapter.cursor;

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
 * <p>Where no log is, SQLite is told that the file does not change; {@link Database} looks whether that was true. Where a log is, the
 * file gets a second name in a folder of roam's own, beside a copy of the log: SQLite joins the two in its own memory, through a file
 * handle that cannot write, and without locks.
 *
 * @param stamp what the files looked like
 * @param folder where the second name stands; null if the file was opened where it is
 */
record Opening(Connection connection, Stamp stamp, @Nullable PrivateFolder folder) {
    private static final int ATTEMPTS = 5;

    static Opening of(Path file, Machine machine) throws IOException, SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Opening opening = once(file, machine);
            if (opening.isOfOneMoment(file)) {
                return opening;
            }
            opening.close();
        }
        throw new BusyDatabaseException(file);
    }

    private static Opening once(Path file, Machine machine) throws IOException, SQLException {
        Stamp stamp = Stamp.of(file);
        if (stamp.journal().holdsSomething()) {
            return rolledBack(file, stamp, machine);
        }
        return stamp.wal().holdsSomething()
                ? joined(file, stamp, machine)
                : new Opening(connect(file, "immutable=1"), stamp, null);
    }

    private static Opening joined(Path file, Stamp stamp, Machine machine) throws IOException, SQLException {
        PrivateFolder folder = PrivateFolder.make(machine);
        try {
            folder.copy(Stamp.wal(file));
            Path link = folder.link(file);
            Connection connection = connect(link, "vfs=" + (machine.os() == Os.WINDOWS ? "win32-none" : "unix-none"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE"); // the index of the log stays in memory
            }
            return new Opening(connection, stamp, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    /** A transaction was cut off, or is being written: a whole copy takes it back. */
    private static Opening rolledBack(Path file, Stamp stamp, Machine machine) throws IOException, SQLException {
        PrivateFolder folder = PrivateFolder.make(machine);
        try {
            folder.copy(file);
            folder.copy(Stamp.journal(file));
            Path copy = folder.path(file);
            return new Opening(DriverManager.getConnection("jdbc:sqlite:" + copy), stamp, folder);
        } catch (IOException | SQLException e) {
            folder.close();
            throw e;
        }
    }

    private static Connection connect(Path file, String how) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro&" + how);
    }

    private boolean isOfOneMoment(Path file) throws IOException {
        Stamp now = Stamp.of(file);
        return now.hasSameMain(stamp) && now.wal().size() >= stamp.wal().size() && Files.exists(file);
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
