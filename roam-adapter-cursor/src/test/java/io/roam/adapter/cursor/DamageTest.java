package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.RoamException;
import io.roam.spi.tool.SessionInfo;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever became of a database, reading it ends with what is there, or with an error of the one family. */
@Tag("slow")
class DamageTest {
    private static final int SESSIONS = 8;

    private final CursorAdapter adapter = new CursorAdapter();
    private final Random random = new Random(1);

    @TempDir
    Path folder;

    private CursorHome home;
    private StoreProbe store;
    private byte[] whole;
    private int told;

    @BeforeEach
    void prepare() throws IOException {
        TestMachine machine = TestMachine.in(folder.resolve("ada"));
        home = CursorHome.on(machine, Generation.TABLE_INDEX);
        for (int i = 0; i < SESSIONS; i++) {
            home.write(new Chat("chat-" + i).user("u" + i, "word ".repeat(400)).answer("a" + i, "answer ".repeat(300)));
        }
        store = StoreProbe.to(adapter, machine);
        whole = Files.readAllBytes(home.globalDatabase());
    }

    @Test
    void cutOff() throws IOException {
        for (int part = 0; part <= 40; part++) {
            damaged(Arrays.copyOf(whole, whole.length * part / 40));
        }
        assertThat(told).isGreaterThanOrEqualTo(2 * SESSIONS);
    }

    @Test
    void withBitsFlipped() throws IOException {
        for (int i = 0; i < 60; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 0; flips < 4; flips++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            damaged(bytes);
        }
        assertThat(told).isGreaterThan(30 * SESSIONS);
    }

    @Test
    void noDatabaseAtAll() throws IOException {
        damaged("this is no database".repeat(900).getBytes(StandardCharsets.UTF_8));
        damaged(new byte[0]);
        assertThat(told).isZero();
    }

    @Test
    void withALogThatIsCutOrDamaged() throws IOException {
        byte[] main;
        byte[] log;
        try (SqlDatabase tool = home.global()) {
            tool.run("PRAGMA journal_mode = WAL").run("PRAGMA wal_autocheckpoint = 0");
            tool.put(SqlDatabase.ROWS, "composerData:x", "{}");
            home.write(new Chat("chat-0").user("u0", "one").answer("a0", "two").user("n0", "three"));
            main = Files.readAllBytes(home.globalDatabase());
            log = Files.readAllBytes(DatabaseFingerprint.walOf(home.globalDatabase()));
        }
        for (int part = 0; part <= 20; part++) {
            Files.write(DatabaseFingerprint.walOf(home.globalDatabase()), Arrays.copyOf(log, log.length * part / 20));
            damaged(main);
        }
        assertThat(told).isGreaterThanOrEqualTo(20 * 2 * SESSIONS);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = log.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(DatabaseFingerprint.walOf(home.globalDatabase()), bytes);
            damaged(main);
        }
    }

    /** Reads all of it, one session after the other, as a synchronization does; nothing is changed by it. */
    private void damaged(byte[] bytes) throws IOException {
        Files.write(home.globalDatabase(), bytes);
        try {
            for (SessionInfo session : store.sessions()) {
                read(session.id());
            }
        } catch (RoamException e) {
            assertThat(e.where()).isNotEmpty();
        }
        assertThat(Files.readAllBytes(home.globalDatabase())).isEqualTo(bytes);
    }

    private void read(String session) {
        try {
            List<Message> messages =
                    adapter.transcript(RecordList.of(store.read(session))).all();
            told += messages.size();
        } catch (RoamException e) { // this one alone
            assertThat(e.where()).isNotEmpty();
        }
    }
}
