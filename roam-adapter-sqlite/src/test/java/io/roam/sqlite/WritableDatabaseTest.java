package io.roam.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction is written as a whole or not at all, and never while another program has the lock. */
class WritableDatabaseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void createDatabase() {
        file = folder.resolve("state.db");
        try (WritableDatabase database = WritableDatabase.begin(file, TestOwner.OWNER)) {
            database.execute("CREATE TABLE items (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)");
            database.replace(TestTable.ITEMS, "a", StorageType.TEXT, "first".getBytes(UTF_8));
            database.commit();
        }
    }

    private Row row(String key) {
        try (WritableDatabase database = WritableDatabase.begin(file, TestOwner.OWNER)) {
            return database.contents().findRow(TestTable.ITEMS, key).orElse(Row.missing(key));
        }
    }

    @Test
    void keepsEachTypeOfValue() {
        try (WritableDatabase database = WritableDatabase.begin(file, TestOwner.OWNER)) {
            database.replace(TestTable.ITEMS, "blob", StorageType.BLOB, new byte[] {1, (byte) 0xff});
            database.replace(TestTable.ITEMS, "text", StorageType.TEXT, new byte[] {1, (byte) 0xff});
            database.replace(TestTable.ITEMS, "integer", StorageType.INTEGER, "42".getBytes(UTF_8));
            database.replace(TestTable.ITEMS, "null", StorageType.NULL, new byte[0]);
            database.insert(TestTable.ITEMS, Map.of("key", Cell.text("cells"), "value", Cell.number(7)));
            database.commit();
        }
        assertThat(row("blob").type()).isEqualTo(StorageType.BLOB);
        assertThat(row("blob").value()).containsExactly(1, 0xff);
        assertThat(row("text").isText()).isTrue();
        assertThat(row("text").value()).containsExactly(1, 0xff);
        assertThat(row("integer").type()).isEqualTo(StorageType.INTEGER);
        assertThat(row("null").type()).isEqualTo(StorageType.NULL);
        assertThat(row("cells").value()).isEqualTo("7".getBytes(UTF_8));
    }

    @Test
    void rollsBackWhatWasNotCommitted() {
        try (WritableDatabase database = WritableDatabase.begin(file, TestOwner.OWNER)) {
            database.delete(TestTable.ITEMS, "a");
            assertThat(database.contents().findRow(TestTable.ITEMS, "a")).isEmpty();
        }
        assertThat(row("a").value()).isEqualTo("first".getBytes(UTF_8));
    }

    @Test
    void doesNotWaitForALock() throws SQLException {
        try (Connection program = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = program.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> WritableDatabase.begin(file, TestOwner.OWNER))
                    .isInstanceOf(BusyDatabaseException.class);
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void isNotExclusiveWhileAProgramHasItOpen() throws SQLException {
        try (Connection program = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = program.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("SELECT count(*) FROM items");
            assertThatThrownBy(() -> WritableDatabase.beginExclusive(file, TestOwner.OWNER))
                    .isInstanceOf(BusyDatabaseException.class);
        }
    }

    @Test
    void namesAFileThatCannotBeWritten() {
        Path missing = folder.resolve("missing/state.db");
        assertThatThrownBy(() -> WritableDatabase.begin(missing, TestOwner.OWNER))
                .isInstanceOf(UnwritableDatabaseException.class)
                .hasMessageContaining("a database of Tool cannot be written");
    }
}
