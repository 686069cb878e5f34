package io.roam.adapter.cursor.sqlite;

import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database of the tool as it stood at one moment. Used by one thread. */
public final class SqliteSnapshot implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final @Nullable SnapshotConnection snapshotConnection;
    private final Map<Table, PreparedStatement> byKey = new EnumMap<>(Table.class);

    private SqliteSnapshot(Path file, Connection connection, @Nullable SnapshotConnection snapshotConnection) {
        this.file = file;
        this.connection = connection;
        this.snapshotConnection = snapshotConnection;
    }

    public static SqliteSnapshot open(Path file, Machine machine) {
        try {
            SnapshotConnection snapshotConnection = SnapshotConnection.of(file, machine);
            return new SqliteSnapshot(file, snapshotConnection.connection(), snapshotConnection);
        } catch (IOException | SQLException e) {
            throw new UnreadableDatabaseException(file, e);
        }
    }

    /** One that is being written, as the transaction sees it. */
    static SqliteSnapshot over(Path file, Connection connection) {
        return new SqliteSnapshot(file, connection, null);
    }

    public Path file() {
        return file;
    }

    public DatabaseFingerprint fingerprint() {
        return Objects.requireNonNull(snapshotConnection).fingerprint();
    }

    /** Takes what a query gives, row by row. */
    @FunctionalInterface
    public interface Visit {
        void row(ResultSet row) throws SQLException;
    }

    public boolean has(Table table) {
        boolean[] found = {false};
        query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", row -> found[0] = true, table.sql());
        return found[0];
    }

    public boolean has(Table table, String column) {
        return columns(table).contains(column);
    }

    public List<String> columns(Table table) {
        List<String> names = new ArrayList<>();
        query("SELECT name FROM pragma_table_info(?)", row -> names.add(row.getString(1)), table.sql());
        return names;
    }

    /** All columns of a row, by name; empty if there is none. */
    public Map<String, Cell> cells(Table table, String key) {
        List<String> names = columns(table);
        StringBuilder sql = new StringBuilder("SELECT 0");
        names.forEach(name -> sql.append(", typeof(").append(name).append("), ").append(name));
        Map<String, Cell> cells = new LinkedHashMap<>();
        query(
                sql + " FROM " + table.sql() + " WHERE " + table.key() + " = ?",
                row -> {
                    for (int i = 0; i < names.size(); i++) {
                        cells.put(names.get(i), cell(row, 2 * i + 2));
                    }
                },
                key);
        return cells;
    }

    private static Cell cell(ResultSet row, int at) throws SQLException {
        byte[] value = row.getBytes(at + 1);
        StorageType type = StorageType.named(row.getString(at)).orElse(StorageType.NULL);
        return new Cell(type, value == null ? new byte[0] : value);
    }

    /** The keys that begin so. */
    public List<String> keys(Table table, String prefix) {
        List<String> keys = new ArrayList<>();
        keys(table, prefix, row -> keys.add(row.getString(1)));
        return keys;
    }

    /** The keys of conversations' rows with a greater number. */
    public List<String> keysBehind(long rowid) {
        List<String> keys = new ArrayList<>();
        query("SELECT key FROM " + Table.ROWS.sql() + " WHERE rowid > " + rowid, row -> keys.add(row.getString(1)));
        return keys;
    }

    /** The texts under keys that begin so, of the rows that were written last. */
    public List<byte[]> newest(String prefix, int rows) {
        List<byte[]> values = new ArrayList<>();
        String sql = "SELECT value FROM " + Table.ROWS.sql() + " WHERE rowid IN (SELECT rowid FROM " + Table.ROWS.sql()
                + " WHERE key >= ? AND key < ? ORDER BY rowid DESC LIMIT " + rows + ") AND typeof(value) = 'text'";
        query(sql, row -> values.add(row.getBytes(1)), prefix, behind(prefix));
        return values;
    }

    /** The greatest number of a row. */
    public long newest() {
        long[] newest = {0};
        query("SELECT max(rowid) FROM " + Table.ROWS.sql(), row -> newest[0] = row.getLong(1));
        return newest[0];
    }

    /** What stands under a key. */
    public Optional<Row> row(Table table, String key) {
        try {
            PreparedStatement statement = byKey.get(table);
            if (statement == null) {
                statement = connection.prepareStatement(selectOne(table));
                byKey.put(table, statement);
            }
            statement.setString(1, key);
            try (ResultSet found = statement.executeQuery()) {
                Optional<Row> row = found.next() ? Optional.of(row(key, found)) : Optional.empty();
                check();
                return row;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String selectOne(Table table) {
        String value = table.value();
        return "SELECT rowid, typeof(" + value + "), " + value + " FROM " + table.sql() + " WHERE " + table.key()
                + " = ?";
    }

    private static Row row(String key, ResultSet at) throws SQLException {
        StorageType type = StorageType.named(at.getString(2)).orElse(StorageType.NULL);
        byte[] value = at.getBytes(3);
        return new Row(key, at.getLong(1), type, value == null ? new byte[0] : value);
    }

    /** The keys that begin so, in their order, with the rows' numbers: what the index of keys tells, without any value. */
    public void keys(Table table, String prefix, Visit each) {
        String key = table.key();
        String sql = "SELECT " + key + ", rowid FROM " + table.sql() + " WHERE " + key + " >= ? AND " + key
                + " < ? ORDER BY " + key;
        query(sql, each, prefix, behind(prefix));
    }

    /** The first text behind all that begin with {@code prefix}. */
    public static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    public void query(String sql, Visit each, String... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.row(rows);
                }
            }
            check();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What was read counts only if nobody wrote into the file meanwhile. */
    private void check() {
        try {
            if (snapshotConnection != null
                    && !DatabaseFingerprint.Mark.of(file).equals(fingerprint().main())) {
                throw new BusyDatabaseException(file);
            }
        } catch (IOException e) {
            throw new UnreadableDatabaseException(file, e);
        }
    }

    /** Whether what is there now is what was opened. */
    public boolean isCurrent() {
        try {
            return DatabaseFingerprint.of(file).equals(fingerprint());
        } catch (IOException e) {
            return false;
        }
    }

    private UnreadableDatabaseException failed(SQLException e) {
        return new UnreadableDatabaseException(file, e);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : byKey.values()) {
                statement.close();
            }
            if (snapshotConnection != null) {
                snapshotConnection.close();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
