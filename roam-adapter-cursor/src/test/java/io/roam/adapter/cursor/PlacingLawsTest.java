package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Whatever rows a conversation has: placed, it reads as it was read; taken back, the database holds what it held. */
@Tag("slow")
class PlacingLawsTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String OTHER = "21111111-2222-4333-8444-555555555555";
    private static final String[] ODD_KEYS = {"c1", "a:b", "file:///c%3A/ä.txt", "'", "\"", "*", "", " ", "\n"};

    @Property(tries = 25)
    void thereAndBack(@ForAll long seed, @ForAll boolean table, @ForAll boolean wal) throws Exception {
        Path folder = Files.createTempDirectory("roam");
        try {
            Generation generation = table ? Generation.TABLE_INDEX : Generation.ROWS;
            TestMachine ada = TestMachine.in(folder.resolve("ada"));
            TestMachine bob = TestMachine.in(folder.resolve("bob"));
            CursorHome here = CursorHome.on(ada, generation);
            CursorHome there = CursorHome.on(bob, generation).write(new Chat(OTHER).user("c1", "hello"));
            try (SqlDatabase sql = here.global();
                    SqlDatabase other = there.global()) {
                other.put(SqlDatabase.ROWS, "agentKv:blob:" + hash(99), new byte[] {0}); // both have blobs
                other.all("PRAGMA journal_mode = " + (wal ? "wal" : "delete"));
                new Rows(new Random(seed), sql).fill();
            }
            check(ada, bob, there);
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static void check(TestMachine ada, TestMachine bob, CursorHome there) {
        List<String> before = dump(there);
        List<Record> records = StoreProbe.to(new CursorAdapter(), ada).read(ID);
        StoreProbe store = StoreProbe.to(new CursorAdapter(), bob);
        UndoLog undo = store.place(
                Placement.newSession(ID, bob.folder("work"), bob.clock().instant()), records);
        assertThat(texts(store.read(ID))).isEqualTo(texts(records));
        String print = store.session(ID).fingerprint();
        UndoLog again = store.place(
                Placement.appendTo(
                                ID,
                                bob.folder("work"),
                                print,
                                Map.of(),
                                bob.clock().instant())
                        .replacingMain(),
                records);
        assertThat(texts(store.read(ID))).isEqualTo(texts(records));
        store.revert(again);
        store.revert(undo);
        assertThat(dump(there)).isEqualTo(before);
    }

    private static List<String> dump(CursorHome home) {
        try (SqlDatabase global = SqlDatabase.open(home.globalDatabase());
                SqlDatabase workspace = SqlDatabase.look(home.workspaceDatabase())) {
            List<String> all = new ArrayList<>(DatabaseDump.of(global));
            all.addAll(DatabaseDump.of(workspace));
            return all;
        }
    }

    private static List<String> texts(List<Record> records) {
        return records.stream()
                .map(record -> record.track()
                        + ' '
                        + record.kind()
                        + ' '
                        + HexFormat.of().formatHex(record.payload()))
                .toList();
    }

    private static String hash(int number) {
        return String.format("%064x", number);
    }

    /** Rows such as a database may hold. */
    private record Rows(Random random, SqlDatabase sql) {
        void fill() {
            for (int blob = 0; blob < 8; blob++) {
                byte[] value = blob(blob);
                boolean text = random.nextBoolean();
                sql.put(
                        SqlDatabase.ROWS,
                        "agentKv:blob:" + hash(blob),
                        text ? HexFormat.of().formatHex(value) : value);
                sql.put(SqlDatabase.ROWS, "composer.content." + hash(blob), "text " + blob);
            }
            List<String> entries = new ArrayList<>();
            int bubbles = 1 + random.nextInt(10);
            for (int i = 0; i < bubbles; i++) {
                entries.add("{\"bubbleId\":\"b" + i + "\",\"type\":" + (1 + random.nextInt(2))
                        + (random.nextBoolean() ? ",\"grouping\":{\"isRenderable\":true}" : "") + "}");
                bubble("b" + i);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                bubble("orphan" + i);
            }
            for (String key : ODD_KEYS) {
                if (random.nextBoolean()) {
                    sql.put(SqlDatabase.ROWS, "checkpointId:" + ID + ":" + key, value());
                    sql.put(SqlDatabase.ROWS, "ofsContent:" + ID + ":" + key, value());
                }
            }
            sql.put(
                    SqlDatabase.ROWS,
                    "composerData:" + ID,
                    "{\"_v\":10,\"composerId\":\"" + ID + "\",\"text\":\"\",\"richText\":\"\",\"conversationState\":\""
                            + state() + "\"" + (random.nextBoolean() ? ",\"name\":\"A \\\"lamp\\\"\"" : "")
                            + ",\"fullConversationHeadersOnly\":[" + String.join(",", entries)
                            + "],\"conversationMap\":{},\"createdAt\":1795000000000}");
        }

        /** Refers to blobs of greater numbers, so that none leads back. */
        private byte[] blob(int number) {
            byte[] field = new byte[34];
            field[0] = 10;
            field[1] = 32;
            field[33] = (byte) (number + 1 + random.nextInt(4));
            return random.nextBoolean() ? field : new byte[] {(byte) number, 1, 2};
        }

        private void bubble(String id) {
            if (random.nextInt(8) > 0) {
                sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":" + id, random.nextInt(4) > 0 ? json(id) : value());
            }
        }

        private String json(String id) {
            String content = random.nextBoolean() ? "composer.content." + hash(random.nextInt(8)) : "ä \\u0001";
            return "{\"_v\":3,\"type\":1,\"bubbleId\":\"" + id + "\",\"text\":\"" + content
                    + "\",\"conversationState\":\"" + state() + "\"}";
        }

        private String state() {
            byte[] field = new byte[34];
            field[0] = 10;
            field[1] = 32;
            field[33] = (byte) random.nextInt(9);
            return switch (random.nextInt(3)) {
                case 0 -> "~";
                case 1 -> "~" + Base64.getEncoder().encodeToString(field);
                default -> HexFormat.of().formatHex(field);
            };
        }

        private Object value() {
            List<Optional<Object>> values = List.of(
                    Optional.empty(),
                    Optional.of(""),
                    Optional.of("no JSON"),
                    Optional.of(7L),
                    Optional.of(2.5),
                    Optional.of(new byte[0]),
                    Optional.of(new byte[] {(byte) 0xff, 0, 10}));
            return values.get(random.nextInt(values.size())).orElse(null);
        }
    }
}
