package io.roam.adapter.windsurf;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database as it stands at one moment, opened so that its program cannot notice: no lock is taken, and no file is made beside it. Where a
 * log or journal is, the file gets a second name in a folder of roam's own, beside a copy of that.
 */
public final class Snapshot implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Connection connection;
    private final @Nullable Path folder;

    private Snapshot(Connection connection, @Nullable Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    public static Snapshot open(DatabaseFiles files, Machine machine) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String before = files.stamp();
                Snapshot snapshot = once(files, machine);
                if (files.stamp().equals(before)) {
                    return snapshot;
                }
                snapshot.close();
            }
        } catch (IOException | SQLException e) {
            throw UnreadableDatabaseException.damaged(files.main(), e);
        }
        throw UnreadableDatabaseException.busy(files.main());
    }

    public Connection connection() {
        return connection;
    }

    private static Snapshot once(DatabaseFiles files, Machine machine) throws IOException, SQLException {
        if (files.hasJournal()) {
            return copied(files, machine);
        }
        return files.hasLog()
                ? joined(files, machine)
                : new Snapshot(connect(files.main(), "?mode=ro&immutable=1"), null);
    }

    /** SQLite joins file and log in its own memory. */
    private static Snapshot joined(DatabaseFiles files, Machine machine) throws IOException, SQLException {
        Path here = folder(machine);
        try {
            link(files.main(), in(here, files.main()));
            Files.copy(files.log(), in(here, files.log()));
            String without = machine.os() == Os.WINDOWS ? "win32-none" : "unix-none";
            Connection connection = connect(in(here, files.main()), "?mode=ro&vfs=" + without);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            }
            return new Snapshot(connection, here);
        } catch (IOException | SQLException e) {
            delete(here);
            throw e;
        }
    }

    /** A transaction was cut off, or is being written: a whole copy takes it back. */
    private static Snapshot copied(DatabaseFiles files, Machine machine) throws IOException, SQLException {
        Path here = folder(machine);
        try {
            Files.copy(files.main(), in(here, files.main()));
            Files.copy(files.journal(), in(here, files.journal()));
            return new Snapshot(connect(in(here, files.main()), ""), here);
        } catch (IOException | SQLException e) {
            delete(here);
            throw e;
        }
    }

    private static Path folder(Machine machine) throws IOException {
        Path here = OwnFolder.of(machine).resolve(UUID.randomUUID().toString());
        try (OutputStream mine = machine.disk().create(here.resolve("in-use"))) {
            mine.flush(); // the disk makes its folders readable by the user alone
        }
        return here;
    }

    private static Path in(Path folder, Path file) {
        return folder.resolve(String.valueOf(file.getFileName()));
    }

    private static void link(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileSystemException | UnsupportedOperationException e) { // another disk, or one without links
            Files.copy(file, name);
        }
    }

    private static Connection connect(Path file, String how) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + how);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("nothing was written", e);
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) { // it is a cache: its owner's system clears it
            return;
        }
    }
}
