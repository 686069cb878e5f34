package io.roam.sqlite;

import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database as it was at one moment. Used by one thread. */
public final class SqliteSnapshot implements AutoCloseable {
    private final Path file;
    private final DatabaseOwner owner;
    private final Connection connection;
    private final @Nullable SnapshotConnection snapshotConnection;
    private final Map<KeyedTable, PreparedStatement> rowQueries = new HashMap<>();

    private SqliteSnapshot(
            Path file, DatabaseOwner owner, Connection connection, @Nullable SnapshotConnection snapshotConnection) {
        this.file = file;
        this.owner = owner;
        this.connection = connection;
        this.snapshotConnection = snapshotConnection;
    }

    public static SqliteSnapshot open(Path file, DatabaseOwner owner, Machine machine) {
        try {
            SnapshotConnection snapshot = SnapshotConnection.open(file, owner, machine);
            return new SqliteSnapshot(file, owner, snapshot.connection(), snapshot);
        } catch (IOException | SQLException e) {
            throw owner.unreadable(file, e);
        }
    }

    /** Returns a view of a database that is being written, as the transaction sees it. */
    static SqliteSnapshot ofTransaction(Path file, DatabaseOwner owner, Connection connection) {
        return new SqliteSnapshot(file, owner, connection, null);
    }

    public Path file() {
        return file;
    }

    public DatabaseFingerprint fingerprint() {
        return Objects.requireNonNull(snapshotConnection).fingerprint();
    }

    /** Receives the rows of a query. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    public boolean hasTable(KeyedTable table) {
        boolean[] found = {false};
        query(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
                row -> found[0] = true,
                table.tableName());
        return found[0];
    }

    public boolean hasColumn(KeyedTable table, String column) {
        return columnsOf(table).contains(column);
    }

    public List<String> columnsOf(KeyedTable table) {
        List<String> names = new ArrayList<>();
        query("SELECT name FROM pragma_table_info(?)", row -> names.add(row.getString(1)), table.tableName());
        return names;
    }

    /** Returns all columns of a row, by name; an empty map if the row does not exist. */
    public Map<String, Cell> cellsOf(KeyedTable table, String key) {
        List<String> names = columnsOf(table);
        StringBuilder sql = new StringBuilder("SELECT 0");
        names.forEach(name -> sql.append(", typeof(").append(name).append("), ").append(name));
        Map<String, Cell> cells = new LinkedHashMap<>();
        query(
                sql + " FROM " + table.tableName() + " WHERE " + table.keyColumn() + " = ?",
                row -> {
                    for (int i = 0; i < names.size(); i++) {
                        cells.put(names.get(i), cell(row, 2 * i + 2));
                    }
                },
                key);
        return cells;
    }

    private static Cell cell(ResultSet row, int column) throws SQLException {
        byte[] value = row.getBytes(column + 1);
        StorageType type = StorageType.ofName(row.getString(column)).orElse(StorageType.NULL);
        return new Cell(type, value == null ? new byte[0] : value);
    }

    /** Returns the keys that begin with {@code prefix}. */
    public List<String> keysStartingWith(KeyedTable table, String prefix) {
        List<String> keys = new ArrayList<>();
        visitKeys(table, prefix, row -> keys.add(row.getString(1)));
        return keys;
    }

    /** Returns the keys of the rows with a number greater than {@code rowid}. */
    public List<String> keysWrittenAfter(KeyedTable table, long rowid) {
        List<String> keys = new ArrayList<>();
        query(
                "SELECT " + table.keyColumn() + " FROM " + table.tableName() + " WHERE rowid > " + rowid,
                row -> keys.add(row.getString(1)));
        return keys;
    }

    /** Returns the texts among the {@code count} rows that were written last, of those whose keys begin with {@code prefix}. */
    public List<byte[]> latestTexts(KeyedTable table, String prefix, int count) {
        List<byte[]> values = new ArrayList<>();
        String name = table.tableName();
        String key = table.keyColumn();
        String sql = "SELECT " + table.valueColumn() + " FROM " + name + " WHERE rowid IN (SELECT rowid FROM " + name
                + " WHERE " + key + " >= ? AND " + key + " < ? ORDER BY rowid DESC LIMIT " + count + ") AND typeof("
                + table.valueColumn() + ") = 'text'";
        query(sql, row -> values.add(row.getBytes(1)), prefix, endOfPrefix(prefix));
        return values;
    }

    /** Returns the greatest number of a row; 0 if there is no row. */
    public long maxRowid(KeyedTable table) {
        long[] max = {0};
        query("SELECT max(rowid) FROM " + table.tableName(), row -> max[0] = row.getLong(1));
        return max[0];
    }

    public Optional<Row> findRow(KeyedTable table, String key) {
        try {
            PreparedStatement statement = rowQueries.get(table);
            if (statement == null) {
                statement = connection.prepareStatement(selectOne(table));
                rowQueries.put(table, statement);
            }
            statement.setString(1, key);
            try (ResultSet found = statement.executeQuery()) {
                Optional<Row> row = found.next() ? Optional.of(row(key, found)) : Optional.empty();
                requireUnchanged();
                return row;
            }
        } catch (SQLException e) {
            throw owner.unreadable(file, e);
        }
    }

    private static String selectOne(KeyedTable table) {
        String value = table.valueColumn();
        return "SELECT rowid, typeof(" + value + "), " + value + " FROM " + table.tableName() + " WHERE "
                + table.keyColumn() + " = ?";
    }

    private static Row row(String key, ResultSet found) throws SQLException {
        StorageType type = StorageType.ofName(found.getString(2)).orElse(StorageType.NULL);
        byte[] value = found.getBytes(3);
        return new Row(key, found.getLong(1), type, value == null ? new byte[0] : value);
    }

    /** Visits the keys that begin with {@code prefix}, in their order, and the rows' numbers: from the index of keys, without reading values. */
    public void visitKeys(KeyedTable table, String prefix, RowVisitor visitor) {
        String key = table.keyColumn();
        String sql = "SELECT " + key + ", rowid FROM " + table.tableName() + " WHERE " + key + " >= ? AND " + key
                + " < ? ORDER BY " + key;
        query(sql, visitor, prefix, endOfPrefix(prefix));
    }

    /** Returns the first text after all that begin with {@code prefix}. */
    public static String endOfPrefix(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    public void query(String sql, RowVisitor visitor, String... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
            requireUnchanged();
        } catch (SQLException e) {
            throw owner.unreadable(file, e);
        }
    }

    /** Throws if the file was written since it was opened: what was read may then be of two moments. */
    private void requireUnchanged() {
        try {
            if (snapshotConnection != null
                    && !DatabaseFingerprint.FileState.of(file)
                            .equals(fingerprint().main())) {
                throw owner.busy(file);
            }
        } catch (IOException e) {
            throw owner.unreadable(file, e);
        }
    }

    /** Whether the database's files are unchanged since it was opened. */
    public boolean isCurrent() {
        try {
            return DatabaseFingerprint.of(file).equals(fingerprint());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : rowQueries.values()) {
                statement.close();
            }
            if (snapshotConnection != null) {
                snapshotConnection.close();
            }
        } catch (SQLException e) {
            throw owner.unreadable(file, e);
        }
    }
}
