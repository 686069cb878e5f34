package io.roam.adapter.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionReader;
import io.roam.sqlite.BusyDatabaseException;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SnapshotFolder;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has the database open never notices that roam reads it. */
class UndisturbedTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    private final CursorAdapter adapter = new CursorAdapter();

    @TempDir
    Path folder;

    private TestMachine machine;
    private CursorHome home;
    private StoreProbe store;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("ada"));
        home = CursorHome.on(machine, Generation.ROWS).write(new Chat(ID).user("b1", "hello"));
        store = StoreProbe.to(adapter, machine);
    }

    @Test
    void whatStandsOnlyInTheLogIsRead() throws IOException {
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA journal_mode = WAL").run("PRAGMA wal_autocheckpoint = 0");
            tool.put(SqlDatabase.ROWS, "composerData:x", "{}");
            byte[] main = Files.readAllBytes(home.globalDatabase());
            home.write(new Chat(ID).user("b1", "hello").answer("b2", "hi"));
            assertThat(home.globalDatabase()).hasBinaryContent(main);
            assertThat(ReadingTest.events(store.read(ID))).hasSize(2);
        }
    }

    @Test
    void noFileIsMadeOrChanged() throws IOException {
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA journal_mode = WAL").run("PRAGMA wal_autocheckpoint = 0");
            tool.put(SqlDatabase.ROWS, "composerData:x", "{}");
            Map<String, String> before = files();
            assertThat(store.read(ID)).isNotEmpty();
            assertThat(files()).isEqualTo(before).containsKey("globalStorage/state.vscdb-wal");
        }
        Map<String, String> before = files();
        assertThat(store.read(ID)).isNotEmpty();
        assertThat(files()).isEqualTo(before).doesNotContainKey("globalStorage/state.vscdb-wal");
    }

    @Test
    void theToolMayDoWhatItLikesMeanwhile() {
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA journal_mode = WAL").run("PRAGMA wal_autocheckpoint = 0");
            tool.put(SqlDatabase.ROWS, "composerData:x", "{}");
            store.with(open -> {
                open.visitSessions(each -> {});
                tool.put(SqlDatabase.ROWS, "composerData:y", "{}");
                assertThat(tool.all("PRAGMA wal_checkpoint(TRUNCATE)")).containsExactly("0|0|0");
                assertThat(tool.all("PRAGMA journal_mode = DELETE")).containsExactly("delete");
                return tool.run("BEGIN EXCLUSIVE").run("COMMIT").run("VACUUM");
            });
        }
    }

    @Test
    void aLockedDatabaseIsReadAllTheSame() {
        try (SqlDatabase tool = home.global()) {
            tool.run("BEGIN EXCLUSIVE");
            assertThat(ReadingTest.events(store.read(ID))).hasSize(1);
            tool.run("ROLLBACK");
        }
    }

    @Test
    void whatIsOfTwoMomentsDoesNotCount() {
        home.write(new Chat(ID).user("b1", "hello").answer("b2", "still here"));
        store.with(open -> {
            open.visitSessions(each -> {});
            List<Record> read = new ArrayList<>();
            try (SessionReader reader = open.read(ID, Position.START)) {
                read.add(reader.next());
                home.write(new Chat(ID).user("b1", "other words").answer("b2", "hi"));
                assertThatThrownBy(() -> read.addAll(RecordList.drain(reader)))
                        .isInstanceOf(BusyDatabaseException.class);
            }
            return read;
        });
        assertThat(ReadingTest.events(store.read(ID))).hasSize(2);
    }

    @Test
    void aTransactionThatWasCutOffIsTakenBackInACopy() throws IOException {
        Path cut = folder.resolve("cut");
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA cache_size = 1").run("PRAGMA cache_spill = 1").run("BEGIN");
            for (int i = 0; i < 200; i++) {
                tool.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":n" + i, "x".repeat(3000));
            }
            tool.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":b1", "{\"type\":1,\"text\":\"not said\"}");
            Files.copy(home.globalDatabase(), cut);
            Files.copy(DatabaseFingerprint.journalOf(home.globalDatabase()), folder.resolve("cut-journal"));
            tool.run("ROLLBACK");
        }
        Files.copy(cut, home.globalDatabase(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve("cut-journal"), DatabaseFingerprint.journalOf(home.globalDatabase()));
        Map<String, String> before = files();
        List<Record> records = store.read(ID);
        assertThat(new String(records.get(0).payload(), UTF_8)).contains("hello");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void roamsOwnFolderIsEmptyAfterwards() throws IOException {
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA journal_mode = WAL");
            tool.put(SqlDatabase.ROWS, "composerData:x", "{}");
            assertThat(store.read(ID)).isNotEmpty();
        }
        try (Stream<Path> left = Files.walk(SnapshotFolder.parentOf(CursorOwner.CURSOR, machine.machine()))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatAKilledRunLeftGoesAfterADay() throws IOException {
        Path left =
                SnapshotFolder.parentOf(CursorOwner.CURSOR, machine.machine()).resolve("left/state.vscdb");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "x");
        Files.setLastModifiedTime(
                left.getParent(), FileTime.from(machine.clock().instant().minusSeconds(90_000)));
        store.with(open -> tidied(open));
        assertThat(left).doesNotExist();
    }

    private static HistoryStore tidied(HistoryStore store) {
        store.removeLeftovers();
        return store;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.user)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean shared = file.toString().endsWith("-shm"); // the program's own, which it changes when it likes
                String content = shared
                        ? ""
                        : Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
                all.put(home.user.relativize(file).toString(), content + " " + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }
}
