package io.roam.adapter.cursor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.CursorAgentAdapter;
import io.roam.adapter.cursor.DatabaseDump;
import io.roam.adapter.cursor.FolderCircle;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.api.SyncReport;
import io.roam.transcript.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that come into cursor-agent's folder, go on there, and are taken out again; seen by SQL that the adapter has no part in. */
@Tag("slow")
public class AgentPlacingTest {
    private static final String ID = AgentReadingTest.ID;

    @TempDir
    Path folder;

    private FolderCircle circle;

    @BeforeEach
    void prepare() {
        circle = FolderCircle.in(folder, new CursorAgentAdapter());
        circle.ada.folder(".cursor/chats");
        circle.bob.folder(".cursor/chats");
        circle.bob.folder("work");
    }

    @AfterEach
    void end() {
        circle.close();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.parts().toString()).toList();
    }

    private Path bobs() {
        String bucket =
                AgentHome.hex("MD5", circle.bob.folder("work").toString().getBytes(StandardCharsets.UTF_8));
        return circle.bob.home().resolve(".cursor/chats").resolve(bucket).resolve(ID);
    }

    private static List<String> dump(Path database) {
        try (SqlDatabase sql = SqlDatabase.look(database)) {
            return DatabaseDump.of(sql);
        }
    }

    public static List<String> below(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static JsonView meta(Path database) {
        try (SqlDatabase sql = SqlDatabase.look(database)) {
            return JsonView.of(AgentContinuation.meta(sql)).orElseThrow();
        }
    }

    @Test
    void everyBlobStandsThereAsItStoodHere() throws Exception {
        AgentHome here = AgentReadingTest.session(circle.ada);
        circle.settle();
        try (SqlDatabase before = SqlDatabase.look(here.folder.resolve("store.db"));
                SqlDatabase after = SqlDatabase.look(bobs().resolve("store.db"))) {
            String blobs = "SELECT id, typeof(id), typeof(data), hex(data) FROM blobs ORDER BY id";
            assertThat(after.all(blobs)).isEqualTo(before.all(blobs)).hasSize(here.blobs());
            for (String row : after.all("SELECT id, hex(data) FROM blobs")) {
                byte[] data = HexFormat.of()
                        .parseHex(row.substring(row.indexOf('|') + 1).toLowerCase(java.util.Locale.ROOT));
                assertThat(row).startsWith(AgentHome.hex("SHA-256", data));
            }
            assertThat(after.all("SELECT key, typeof(key), typeof(value) FROM meta"))
                    .containsExactly("0|text|text");
            assertThat(after.all("SELECT sql FROM sqlite_master ORDER BY rowid"))
                    .isEqualTo(before.all("SELECT sql FROM sqlite_master ORDER BY rowid"));
            assertThat(after.all("PRAGMA user_version")).containsExactly("1");
            assertThat(after.all("PRAGMA integrity_check")).containsExactly("ok");
        }
        byte[] header = Files.readAllBytes(bobs().resolve("store.db"));
        assertThat(header[18]).as("it has a write-ahead log").isEqualTo((byte) 2);
        assertThat(below(circle.bob.home().resolve(".cursor"))).containsExactly("meta.json", "store.db");
        for (Path path : List.of(bobs().resolve("store.db"), bobs().resolve("meta.json"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bobs())))
                .isEqualTo("rwx------");
        assertThat(bobs().resolve("meta.json"))
                .hasContent("{\"schemaVersion\":1,\"createdAtMs\":1781000000000,\"updatedAtMs\":1795345200000,"
                        + "\"hasConversation\":true,\"title\":\"A session\",\"cwd\":\"" + circle.bob.folder("work")
                        + "\"}");
    }

    @Test
    void whatItMayDoUnaskedIsSaidHereAlone() {
        AgentHome here = AgentReadingTest.session(circle.ada);
        circle.settle();
        Path there = bobs().resolve("store.db");
        JsonView fresh = meta(there);
        assertThat(fresh.json())
                .isEqualTo(meta(here.folder.resolve("store.db"))
                        .json()
                        .replace("auto-run", "default")
                        .replace("unrestricted", "allowlist")
                        .replace("true", "false")
                        .replace("/ada/", "/bob/"));
        try (SqlDatabase sql = SqlDatabase.open(there)) {
            String own = AgentContinuation.meta(sql).replace("\"default\",\"isRun", "\"plan\",\"isRun");
            sql.replace("meta", "0", HexFormat.of().formatHex(own.getBytes(StandardCharsets.UTF_8)));
        }
        AgentContinuation.on(circle.ada, ID).answer("More.");
        circle.settle();
        assertThat(texts(circle.told(circle.there, ID))).hasSize(6);
        assertThat(meta(there).findText("mode")).contains("plan");
        AgentContinuation.on(circle.bob, ID).answer("And more.");
        circle.settle();
        JsonView back = meta(here.folder.resolve("store.db"));
        assertThat(texts(circle.told(circle.here, ID))).hasSize(7);
        assertThat(back.findText("mode")).contains("auto-run");
        assertThat(back.findText("approvalMode")).contains("unrestricted");
        assertThat(back.findText("workspacePath")).contains(here.work.toString());
    }

    @Test
    void itGoesOverIsContinuedAndComesBack() throws Exception {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        AgentContinuation.on(circle.bob, ID).answer("Said by Bob.");
        circle.settle();
        AgentContinuation.on(circle.ada, ID).answer("Said by Ada.");
        circle.settle();
        List<String> told = List.of("Said by Bob.", "Said by Ada.");
        for (var roam : List.of(circle.here, circle.there)) {
            List<String> texts = texts(circle.told(roam, ID));
            assertThat(texts).hasSize(7);
            assertThat(texts.get(5)).contains(told.get(0));
            assertThat(texts.get(6)).contains(told.get(1));
            assertThat(circle.conversation(roam, ID).branches()).isEqualTo(1);
            assertThat(roam.conversations().list()).hasSize(1);
        }
        assertThat(below(circle.bob.home().resolve(".cursor"))).containsExactly("meta.json", "store.db");
        assertThat(circle.settle().captured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200_000})
    void aDatabaseOfWhichNothingIsLeftIsMadeAnew(int zeros) throws Exception {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        List<String> first = dump(bobs().resolve("store.db"));
        Files.write(bobs().resolve("store.db"), new byte[zeros]);
        SyncReport report = circle.there.sync();
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.sentence()).contains("its database", "roam restore <id>"));
        assertThat(dump(bobs().resolve("store.db"))).isEqualTo(first);
        assertThat(circle.settle().captured()).isEmpty();
        assertThat(circle.there.conversations().list())
                .singleElement()
                .satisfies(found -> assertThat(found.branches()).isEqualTo(1));
        assertThat(circle.there.undo(Optional.empty()).skipped()).isEmpty();
        assertThat(bobs().resolve("store.db")).hasBinaryContent(new byte[zeros]);
        assertThat(below(circle.bob.home().resolve(".cursor"))).containsExactly("meta.json", "store.db");
    }

    @Test
    void anEmptyDatabaseOfASessionThatWasNeverCapturedIsNamed() throws Exception {
        Path own = circle.bob
                .folder(".cursor/chats/0123456789abcdef0123456789abcdef")
                .resolve(ID);
        Files.createDirectories(own);
        Files.write(own.resolve("store.db"), new byte[0]);
        assertThat(circle.there.sync().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.sentence()).contains("its database is empty"));
        assertThat(circle.there.conversations().list()).isEmpty();
        assertThat(own.resolve("store.db")).isEmptyFile();
    }

    @Test
    void bothAtOnceBecomeSiblings() throws Exception {
        AgentHome here = AgentReadingTest.session(circle.ada);
        circle.settle();
        AgentContinuation.on(circle.ada, ID).answer("Said by Ada.");
        AgentContinuation.on(circle.bob, ID).answer("Said by Bob.");
        circle.settle();
        for (var roam : List.of(circle.here, circle.there)) {
            assertThat(roam.conversations().branches(ID).branches())
                    .hasSize(2)
                    .allMatch(branch -> branch.session().isPresent());
            assertThat(circle.conversation(roam, ID).title()).contains("A session");
        }
        for (Path bucket : List.of(here.folder.getParent(), bobs().getParent())) {
            try (Stream<Path> sessions = Files.list(bucket)) {
                Path sibling = sessions.filter(path -> !path.endsWith(ID))
                        .reduce((one, other) -> {
                            throw new AssertionError("two siblings");
                        })
                        .orElseThrow();
                JsonView meta = meta(sibling.resolve("store.db"));
                assertThat(meta.findText("agentId")).contains(String.valueOf(sibling.getFileName()));
                assertThat(meta.findText("name")).contains("A session");
                assertThat(Files.readString(sibling.resolve("meta.json")))
                        .containsPattern("\"title\":\"A session \\((ada|bob)\\)\"");
            }
        }
        assertThat(circle.settle().captured()).isEmpty();
        AgentContinuation.on(circle.bob, ID).answer("Once more.");
        circle.settle();
        assertThat(circle.here.conversations().branches(ID).branches()).hasSize(2);
    }

    @Test
    void undoLeavesWhatWasThere() throws Exception {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        List<String> first = dump(bobs().resolve("store.db"));
        AgentContinuation.on(circle.ada, ID).answer("More.");
        circle.settle();
        assertThat(dump(bobs().resolve("store.db"))).isNotEqualTo(first);
        assertThat(circle.there.undo(Optional.empty()).skipped()).isEmpty();
        assertThat(dump(bobs().resolve("store.db"))).isEqualTo(first);
        assertThat(below(circle.bob.home().resolve(".cursor"))).containsExactly("meta.json", "store.db");
    }

    @Test
    void undoOfOneThatWasMadeRemovesItUnlessItWasGoneOnWith() {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        try (SqlDatabase sql = SqlDatabase.open(bobs().resolve("store.db"))) {
            assertThat(sql.number("SELECT count(*) FROM meta")).isEqualTo(1); // to look changes nothing
        }
        assertThat(circle.there.undo(Optional.empty()).skipped()).isEmpty();
        assertThat(bobs()).doesNotExist();
        circle.settle();
        assertThat(bobs()).doesNotExist();
    }

    @Test
    void oneThatWasMadeAndGoneOnWithStays() {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        AgentContinuation.on(circle.bob, ID).answer("More.");
        List<String> before = dump(bobs().resolve("store.db"));
        assertThat(circle.there.undo(Optional.empty()).skipped()).isNotEmpty();
        assertThat(dump(bobs().resolve("store.db"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/usr/local/bin/cursor-agent", "/home/bob/.local/share/cursor-agent/versions/2026.08.11/node"})
    void whileItRunsItWaits(String program) {
        AgentReadingTest.session(circle.ada);
        circle.bob.processes().start(7, Instant.EPOCH, program, "--use-system-ca", "index.js");
        circle.settle();
        SyncReport report = circle.there.sync();
        assertThat(report.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason().what()).contains("Cursor CLI is running"));
        assertThat(bobs()).doesNotExist();
        circle.bob.processes().end(7);
        circle.settle();
        assertThat(bobs()).exists();
    }

    @Test
    void whatOutlivesItHoldsNothingUp() {
        AgentReadingTest.session(circle.ada);
        String program = "/home/bob/.local/share/cursor-agent/versions/2026.08.11/node";
        circle.bob.processes().start(7, Instant.EPOCH, program, "index.js", "worker-server");
        circle.settle();
        assertThat(bobs()).exists();
    }

    @Test
    void aSessionThatAnotherProgramHasOpenIsLeft() {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        AgentContinuation.on(circle.ada, ID).answer("More.");
        Path there = bobs().resolve("store.db");
        List<String> before = dump(there);
        try (SqlDatabase sql = SqlDatabase.open(there)) {
            assertThat(sql.number("SELECT count(*) FROM meta")).isEqualTo(1);
            circle.settle(); // it is idle, and has it open all the same
            assertThat(circle.there.sync().skipped()).isNotEmpty();
            assertThat(sql.number("SELECT count(*) FROM meta")).isEqualTo(1);
        }
        assertThat(dump(there)).isEqualTo(before);
        circle.settle();
        assertThat(texts(circle.told(circle.there, ID))).hasSize(6);
        assertThat(dump(there)).isNotEqualTo(before);
    }

    @Test
    void whatAnUnknownVersionWroteIsOnlyRead() {
        AgentReadingTest.session(circle.ada);
        circle.settle();
        try (SqlDatabase sql = SqlDatabase.open(bobs().resolve("store.db"))) {
            sql.run("PRAGMA user_version = 2");
        }
        AgentContinuation.on(circle.ada, ID).answer("More.");
        List<String> before = dump(bobs().resolve("store.db"));
        circle.settle();
        assertThat(circle.there.sync().skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason().what()).contains("version 2"));
        assertThat(dump(bobs().resolve("store.db"))).isEqualTo(before);
        try (SqlDatabase sql = SqlDatabase.open(bobs().resolve("store.db"))) {
            sql.run("PRAGMA user_version = 1").run("ALTER TABLE blobs ADD COLUMN kind TEXT");
        }
        circle.settle();
        assertThat(circle.there.sync().skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason().what()).contains("kind"));
        assertThat(dump(bobs().resolve("store.db"))).hasSameSizeAs(before);
    }

    @Test
    void itIsResumedByItsCommand() {
        assertThat(new CursorAgentAdapter().resumeCommand(ID, folder)).containsExactly("cursor-agent", "--resume", ID);
    }
}
