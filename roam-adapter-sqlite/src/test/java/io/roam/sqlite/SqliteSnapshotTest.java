package io.roam.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Machine;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has the database open cannot notice a snapshot of it, and a snapshot is of one moment. */
class SqliteSnapshotTest {
    @TempDir
    Path folder;

    private Path file;
    private Machine machine;
    private Connection program;

    @BeforeEach
    void createDatabase() throws IOException, SQLException {
        machine = TestMachine.in(folder.resolve("home")).machine();
        file = Files.createDirectories(folder.resolve("data 100%")).resolve("state.db");
        program = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("CREATE TABLE items (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)");
        run("INSERT INTO items VALUES ('a', 'first')");
    }

    @AfterEach
    void close() throws SQLException {
        program.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = program.createStatement()) {
            statement.execute(sql);
        }
    }

    private SqliteSnapshot open() {
        return SqliteSnapshot.open(file, TestOwner.OWNER, machine);
    }

    private static Optional<String> text(SqliteSnapshot snapshot, String key) {
        return snapshot.findRow(TestTable.ITEMS, key).map(row -> new String(row.value(), UTF_8));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                all.put(each.getFileName().toString(), Files.size(each) + " " + Files.getLastModifiedTime(each));
            }
        }
        return all;
    }

    private Stream<Path> snapshotFiles() throws IOException {
        Path parent = SnapshotFolder.parentOf(TestOwner.OWNER, machine);
        return Files.exists(parent) ? Files.walk(parent).filter(Files::isRegularFile) : Stream.empty();
    }

    @Test
    void readsAClosedDatabaseInPlace() throws IOException, SQLException {
        program.close();
        Map<String, String> before = files();
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "a")).contains("first");
            assertThat(text(snapshot, "b")).isEmpty();
            assertThat(snapshotFiles()).isEmpty();
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void readsTheLogWithoutTouchingAFile() throws IOException, SQLException {
        run("PRAGMA journal_mode = WAL");
        run("INSERT INTO items VALUES ('b', 'in the log')");
        Map<String, String> before = files();
        assertThat(before).hasSize(3);
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "a")).contains("first");
            assertThat(text(snapshot, "b")).contains("in the log");
            assertThat(snapshotFiles()).isNotEmpty();
        }
        assertThat(files()).isEqualTo(before);
        assertThat(snapshotFiles()).isEmpty();
    }

    @Test
    void staysAtItsMomentWhileTheLogGrows() throws SQLException {
        run("PRAGMA journal_mode = WAL");
        run("INSERT INTO items VALUES ('b', 'second')");
        try (SqliteSnapshot snapshot = open()) {
            run("INSERT INTO items VALUES ('c', 'third')");
            assertThat(text(snapshot, "c")).isEmpty();
            assertThat(snapshot.isCurrent()).isFalse();
        }
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "c")).contains("third");
            assertThat(snapshot.isCurrent()).isTrue();
        }
    }

    @Test
    void reportsAWriteInsteadOfMixingTwoMoments() throws SQLException {
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "a")).contains("first");
            run("INSERT INTO items VALUES ('b', '" + "x".repeat(10_000) + "')");
            assertThatThrownBy(() -> text(snapshot, "b")).isInstanceOf(BusyDatabaseException.class);
            assertThatThrownBy(() -> snapshot.query("SELECT 1", row -> {})).isInstanceOf(BusyDatabaseException.class);
        }
    }

    @Test
    void readsALockedDatabase() throws SQLException {
        run("BEGIN EXCLUSIVE");
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "a")).contains("first");
        }
        run("ROLLBACK");
    }

    @Test
    void rollsBackATransactionThatWasCutOff() throws IOException, SQLException {
        Path cut = folder.resolve("cut");
        Path cutJournal = folder.resolve("cut-journal");
        run("PRAGMA cache_size = 1");
        run("PRAGMA cache_spill = 1");
        run("BEGIN");
        run("INSERT INTO items VALUES ('a', 'not committed')");
        for (int i = 0; i < 200; i++) {
            run("INSERT INTO items VALUES ('n" + i + "', '" + "x".repeat(3000) + "')");
        }
        Files.copy(file, cut);
        Files.copy(DatabaseFingerprint.journalOf(file), cutJournal);
        run("ROLLBACK");
        program.close();
        Files.copy(cut, file, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(cutJournal, DatabaseFingerprint.journalOf(file));
        Map<String, String> before = files();
        try (SqliteSnapshot snapshot = open()) {
            assertThat(text(snapshot, "a")).contains("first");
            assertThat(text(snapshot, "n1")).isEmpty();
        }
        assertThat(files()).isEqualTo(before);
        assertThat(snapshotFiles()).isEmpty();
    }

    @Test
    void namesAFileThatIsNoDatabase() throws IOException {
        Path other = folder.resolve("other.db");
        Files.writeString(other, "this is no database".repeat(900));
        try (SqliteSnapshot snapshot = SqliteSnapshot.open(other, TestOwner.OWNER, machine)) {
            assertThatThrownBy(() -> text(snapshot, "a"))
                    .isInstanceOf(UnreadableDatabaseException.class)
                    .hasMessageContaining(other.toString());
        }
    }

    @Test
    void deletesFoldersOfKilledRunsAfterADay() throws IOException {
        Path parent = SnapshotFolder.parentOf(TestOwner.OWNER, machine);
        Path old = Files.createDirectories(parent.resolve("old"));
        Path recent = Files.createDirectories(parent.resolve("recent"));
        Files.writeString(old.resolve("state.db"), "x");
        Files.setLastModifiedTime(old, FileTime.from(machine.clock().instant().minusSeconds(90_000)));
        Files.setLastModifiedTime(
                recent, FileTime.from(machine.clock().instant().minusSeconds(80_000)));
        SnapshotFolder.removeOld(TestOwner.OWNER, machine);
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }
}
