package io.roam.adapter.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that is killed while it places leaves a sound database, in which the conversation stands whole or not at all. */
@Tag("slow")
class KilledPlacingTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String OTHER = "21111111-2222-4333-8444-555555555555";
    private static final int BUBBLES = 1_000;

    @TempDir
    Path folder;

    /** {@code stop}: behind how many records; -1: behind all; -2: it goes on while it is killed. */
    @ParameterizedTest
    @CsvSource({
        "TABLE_INDEX, delete, 1, stopped",
        "TABLE_INDEX, wal, 700, stopped",
        "TABLE_INDEX, delete, 700, stopped",
        "ROWS, delete, -1, written",
        "TABLE_INDEX, wal, -1, written",
        "ROWS, delete, -2, written",
        "TABLE_INDEX, delete, -2, written",
        "TABLE_INDEX, wal, -2, written",
    })
    void theOldStateOrTheNewOne(Generation generation, String journal, int stop, String sign) throws Exception {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        TestMachine bob = TestMachine.in(folder.resolve("bob"));
        Chat chat = new Chat(ID)
                .named("A lamp")
                .at(Instant.parse("2026-11-22T11:00:00Z").toEpochMilli());
        for (int i = 0; i < BUBBLES; i++) {
            chat.user("b" + i, "word ".repeat(100) + i);
        }
        CursorHome.on(ada, generation).write(chat);
        CursorHome there = CursorHome.on(bob, generation).write(new Chat(OTHER).user("c1", "hello"));
        try (SqlDatabase sql = there.global()) {
            sql.all("PRAGMA journal_mode = " + journal);
        }
        kill(stop, sign);
        try (SqlDatabase sql = there.global()) {
            assertThat(sql.all("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(sql.number("SELECT count(*) FROM cursorDiskKV WHERE key LIKE 'bubbleId:" + ID + "%'"))
                    .isIn(0L, (long) BUBBLES);
        }
        List<Record> records = StoreProbe.to(new CursorAdapter(), ada).read(ID);
        StoreProbe store = StoreProbe.to(new CursorAdapter(), bob);
        if (store.sessions().size() == 1) { // the old state: placing it once more succeeds
            store.place(Placement.newSession(ID, bob.folder("work"), bob.clock().instant()), records);
        }
        assertThat(texts(store.read(ID))).isEqualTo(texts(records));
        assertThat(store.read(OTHER)).isNotEmpty();
    }

    private static List<String> texts(List<Record> records) {
        return records.stream()
                .map(record -> record.track() + new String(record.payload(), UTF_8))
                .toList();
    }

    private void kill(int stop, String sign) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.resolve("ada").toString(),
                        folder.resolve("bob").toString(),
                        ID,
                        Integer.toString(stop))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo(sign);
        } finally {
            child.destroyForcibly();
        }
        child.waitFor();
    }
}
