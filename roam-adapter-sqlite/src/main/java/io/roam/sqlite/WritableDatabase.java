package io.roam.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A database that is written in one transaction while its program is closed. No call waits for a lock: if another process holds one, the
 * call fails.
 *
 * <p>No other code of this process may open the file meanwhile: the system drops a process's locks on a file when the process closes any
 * handle of it.
 */
public final class WritableDatabase implements AutoCloseable {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    // KiB, as SQLite wants it negative: what does not fit is written before the commit, and forced to the disk each
    // time.
    private static final String CACHE_SIZE = "-16384";

    private final Path file;
    private final DatabaseOwner owner;
    private final Connection connection;
    private final SqliteSnapshot contents;
    private final Map<KeyedTable, PreparedStatement> replacements = new HashMap<>();

    private WritableDatabase(Path file, DatabaseOwner owner, Connection connection) {
        this.file = file;
        this.owner = owner;
        this.connection = connection;
        this.contents = SqliteSnapshot.ofTransaction(file, owner, connection);
    }

    /** Opens a database, which is created if it does not exist, and begins the transaction. Other programs can still read. */
    public static WritableDatabase begin(Path file, DatabaseOwner owner) {
        return begin(file, owner, Map.of());
    }

    /** Begins the transaction only if no other program has the database open, even for reading: one with a log holds a lock while open. */
    public static WritableDatabase beginExclusive(Path file, DatabaseOwner owner) {
        return begin(file, owner, Map.of("locking_mode", "EXCLUSIVE"));
    }

    /** Turns an empty file into a database with a log, and begins the transaction. */
    public static WritableDatabase create(Path file, DatabaseOwner owner) {
        return begin(file, owner, Map.of("locking_mode", "EXCLUSIVE", "journal_mode", "WAL"));
    }

    private static WritableDatabase begin(Path file, DatabaseOwner owner, Map<String, String> pragmas) {
        Properties properties = new Properties();
        properties.putAll(pragmas);
        properties.setProperty("busy_timeout", "0");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("cache_size", CACHE_SIZE);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
            WritableDatabase database = new WritableDatabase(file, owner, connection);
            try {
                database.execute("BEGIN IMMEDIATE");
                return database;
            } catch (UnwritableDatabaseException | BusyDatabaseException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, owner, e);
        }
    }

    public Path file() {
        return file;
    }

    /** Returns what is in the database, including what the transaction wrote. */
    public SqliteSnapshot contents() {
        return contents;
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Inserts a row in place of the one with its key; the row gets a new number. */
    public void replace(KeyedTable table, String key, StorageType type, byte[] value) {
        try {
            PreparedStatement statement = replacements.get(table);
            if (statement == null) {
                // A text is bound as bytes, so that its bytes stay as they are even if they are not valid UTF-8.
                statement = connection.prepareStatement("INSERT OR REPLACE INTO " + table.tableName() + " ("
                        + table.keyColumn() + ", " + table.valueColumn()
                        + ") VALUES (?, CASE ? WHEN 'text' THEN CAST(?3 AS TEXT) ELSE ?3 END)");
                replacements.put(table, statement);
            }
            statement.setString(1, key);
            statement.setString(2, type.sql());
            bind(statement, 3, type, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void bind(PreparedStatement statement, int parameter, StorageType type, byte[] value)
            throws SQLException {
        switch (type) {
            case TEXT, BLOB -> statement.setBytes(parameter, value);
            case INTEGER -> statement.setLong(parameter, Long.parseLong(new String(value, UTF_8)));
            case REAL -> statement.setDouble(parameter, Double.parseDouble(new String(value, UTF_8)));
            case NULL, MISSING -> statement.setNull(parameter, Types.NULL);
        }
    }

    public void insert(KeyedTable table, Map<String, Cell> columns) {
        List<String> names = new ArrayList<>();
        List<String> placeholders = new ArrayList<>();
        columns.forEach((name, cell) -> {
            names.add(name);
            placeholders.add(cell.type() == StorageType.TEXT ? "CAST(? AS TEXT)" : "?");
        });
        String sql = "INSERT INTO " + table.tableName() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", placeholders) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Cell cell : columns.values()) {
                bind(statement, parameter++, cell.type(), cell.value());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void delete(KeyedTable table, String key) {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + table.tableName() + " WHERE " + table.keyColumn() + " = ?")) {
            statement.setString(1, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Commits the transaction, and moves what it wrote from the log into the file. */
    public void commit() {
        execute("COMMIT");
        execute("PRAGMA wal_checkpoint(TRUNCATE)"); // does nothing where there is no log
    }

    private RoamException failure(SQLException e) {
        return failure(file, owner, e);
    }

    private static RoamException failure(Path file, DatabaseOwner owner, SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == BUSY || code == LOCKED ? owner.busy(file) : new UnwritableDatabaseException(owner, file, e);
    }

    /** Closes the database; a transaction that was not committed is rolled back. */
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : replacements.values()) {
                statement.close();
            }
            contents.close();
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
