package io.roam.adapter.cursor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database as a program other than roam writes and reads it: plain JDBC. */
public final class SqlDatabase implements AutoCloseable {
    public static final String ITEMS = "ItemTable";
    public static final String ROWS = "cursorDiskKV";

    private final Connection connection;

    private SqlDatabase(Connection connection) {
        this.connection = connection;
    }

    public static SqlDatabase open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new SqlDatabase(DriverManager.getConnection("jdbc:sqlite:" + file));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Opens a file that is not to be touched. */
    public static SqlDatabase look(Path file) {
        try {
            return new SqlDatabase(DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro&immutable=1"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public SqlDatabase run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Puts a row in place of one of its key, as cursor-agent does. */
    public SqlDatabase replace(String table, String key, Object value) {
        return insert("INSERT OR REPLACE INTO " + table + " VALUES (?, ?)", key, value);
    }

    /** Puts a row as the tool does: a text, bytes or nothing, in place of what stood there. */
    public SqlDatabase put(String table, String key, Object value) {
        return insert("INSERT INTO " + table + " VALUES (?, ?)", key, value);
    }

    private SqlDatabase insert(String sql, String key, Object value) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.setObject(2, value);
            statement.execute();
            return this;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows that a query gives, their columns joined by {@code |}. */
    public List<String> all(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
                all.add(String.join("|", columns.stream().map(String::valueOf).toList()));
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(all(sql).get(0));
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
