package io.roam.adapter.cursor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A database of the tool, opened to be written in one transaction while the tool is closed. Nothing waits: whoever else has it keeps it.
 *
 * <p>Nothing else of this process may open the file meanwhile: the system drops a process's locks on a file when it closes any handle of it.
 */
public final class WritableDatabase implements AutoCloseable {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;

    private final Path file;
    private final Connection connection;
    private final SqliteSnapshot reading;
    private final Map<Table, PreparedStatement> inserts = new EnumMap<>(Table.class);

    private WritableDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.reading = SqliteSnapshot.over(file, connection);
    }

    /** Opens it and begins the transaction; other programs can read it meanwhile. The file is made if it is not there. */
    public static WritableDatabase begin(Path file) {
        return begin(file, Map.of());
    }

    /** The same of one that nobody else has open, not even to read it: the tool has a log beside what it has open, and a lock on it. */
    public static WritableDatabase alone(Path file) {
        return begin(file, Map.of("locking_mode", "EXCLUSIVE"));
    }

    /** The same of an empty file, which gets a log. */
    public static WritableDatabase make(Path file) {
        return begin(file, Map.of("locking_mode", "EXCLUSIVE", "journal_mode", "WAL"));
    }

    private static WritableDatabase begin(Path file, Map<String, String> how) {
        Properties properties = new Properties();
        properties.putAll(how);
        properties.setProperty("busy_timeout", "0");
        properties.setProperty("synchronous", "FULL");
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
            WritableDatabase database = new WritableDatabase(file, connection);
            try {
                database.run("BEGIN IMMEDIATE");
                return database;
            } catch (UnwritableDatabaseException | BusyDatabaseException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    public Path file() {
        return file;
    }

    /** What stands in it, with what was written so far. */
    public SqliteSnapshot reading() {
        return reading;
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Puts a row in the place of one of its key, as the tool does: it gets a new number. */
    public void put(Table table, String key, StorageType type, byte[] value) {
        try {
            PreparedStatement statement = inserts.get(table);
            if (statement == null) {
                // A text is bound as bytes, so that it stays what it is even where it is no text.
                statement = connection.prepareStatement("INSERT OR REPLACE INTO " + table.sql() + " (" + table.key()
                        + ", " + table.value() + ") VALUES (?, CASE ? WHEN 'text' THEN CAST(?3 AS TEXT) ELSE ?3 END)");
                inserts.put(table, statement);
            }
            statement.setString(1, key);
            statement.setString(2, type.sql());
            bind(statement, 3, type, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, int at, StorageType type, byte[] value) throws SQLException {
        switch (type) {
            case TEXT, BLOB -> statement.setBytes(at, value);
            case INTEGER -> statement.setLong(at, Long.parseLong(new String(value, UTF_8)));
            case REAL -> statement.setDouble(at, Double.parseDouble(new String(value, UTF_8)));
            case NULL, MISSING -> statement.setNull(at, Types.NULL);
        }
    }

    public void insert(Table table, Map<String, Cell> columns) {
        List<String> names = new ArrayList<>();
        List<String> places = new ArrayList<>();
        columns.forEach((name, cell) -> {
            names.add(name);
            places.add(cell.type() == StorageType.TEXT ? "CAST(? AS TEXT)" : "?");
        });
        String sql = "INSERT INTO " + table.sql() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", places) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Cell cell : columns.values()) {
                bind(statement, at++, cell.type(), cell.value());
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public void delete(Table table, String key) {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table.sql() + " WHERE " + table.key() + " = ?")) {
            statement.setString(1, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Makes what was written count, and leaves it in the file itself. */
    public void commit() {
        run("COMMIT");
        run("PRAGMA wal_checkpoint(TRUNCATE)"); // does nothing where there is no log
    }

    private RuntimeException failed(SQLException e) {
        return failed(file, e);
    }

    private static RuntimeException failed(Path file, SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == BUSY || code == LOCKED
                ? new BusyDatabaseException(file)
                : new UnwritableDatabaseException(file, e);
    }

    /** Ends it; what was not committed never was. */
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : inserts.values()) {
                statement.close();
            }
            reading.close();
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
