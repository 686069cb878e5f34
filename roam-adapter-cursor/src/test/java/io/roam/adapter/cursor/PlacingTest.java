package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.BranchTree;
import io.roam.api.ResumePlan;
import io.roam.api.SyncReport;
import io.roam.transcript.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations that come into Cursor's databases, go on there, and are taken out again; seen by SQL that the adapter has no part in. */
class PlacingTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String OTHER = "21111111-2222-4333-8444-555555555555";
    private static final long NOW = Instant.parse("2026-11-22T11:00:00Z").toEpochMilli();
    private static final String BLOB = "ab".repeat(32);

    @TempDir
    Path folder;

    private FolderCircle circle;

    @BeforeEach
    void prepare() {
        circle = FolderCircle.in(folder, new CursorAdapter());
    }

    @AfterEach
    void end() {
        circle.close();
    }

    /** Said not long ago by the tests' clock: what is older waits until it is asked for. */
    private static Chat chat() {
        return ReadingTest.say(new Chat(ID).at(NOW));
    }

    private CursorHome ada(Generation generation) {
        return CursorHome.on(circle.ada, generation);
    }

    private CursorHome bob(Generation generation) {
        return CursorHome.on(circle.bob, generation);
    }

    private static SqlDatabase database(CursorHome home) {
        return SqlDatabase.look(home.generation.global ? home.globalDatabase() : home.workspaceDatabase());
    }

    private String asOfBob(String text) {
        return text.replace(circle.ada.home().toString(), circle.bob.home().toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"INLINE", "ROWS", "JSON_INDEX", "TABLE_INDEX"})
    void everyRowStandsThereAsItStoodHere(Generation generation) {
        CursorHome here = ada(generation).write(chat());
        CursorHome there = bob(generation);
        try (SqlDatabase sql = here.global()) {
            sql.put(SqlDatabase.ROWS, "checkpointId:" + ID + ":c1", "{\"files\":[]}");
            sql.put(SqlDatabase.ROWS, "messageRequestContext:" + ID + ":ä:b", null);
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":orphan", null);
            sql.put(SqlDatabase.ROWS, "agentKv:checkpoint:" + ID, BLOB);
            sql.put(SqlDatabase.ROWS, "agentKv:blob:" + BLOB, new byte[] {10, 3, 'a', 'b', 'c'});
        }
        circle.settle();
        try (SqlDatabase before = database(here);
                SqlDatabase after = database(there)) {
            assertThat(DatabaseDump.rows(after, ID, false))
                    .isEqualTo(DatabaseDump.rows(before, ID, false).stream()
                            .map(this::asOfBob)
                            .toList());
            assertThat(after.all(
                            "SELECT typeof(value), quote(value) FROM cursorDiskKV WHERE key LIKE 'agentKv:blob:%'"))
                    .containsExactly("blob|X'0A03616263'");
        }
    }

    @Test
    void aConversationOfTheFirstVersionsStandsThereAsItStoodHere() {
        ada(Generation.WORKSPACE).write(chat());
        CursorHome there = bob(Generation.WORKSPACE);
        circle.settle();
        try (SqlDatabase after = database(there)) {
            assertThat(after.all("SELECT typeof(value), value FROM ItemTable WHERE key = 'composer.composerData'"))
                    .containsExactly("text|{\"allComposers\":[" + chat().whole() + "]}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherConversationsStayUntouched(Generation generation) {
        ada(generation).write(chat());
        CursorHome there =
                bob(generation).write(new Chat(OTHER).user("c1", "hello").answer("c2", "hi"));
        List<String> before;
        try (SqlDatabase sql = database(there)) {
            before = generation.global ? DatabaseDump.rows(sql, OTHER, true) : List.of();
        }
        circle.settle();
        try (SqlDatabase sql = database(there)) {
            assertThat(generation.global ? DatabaseDump.rows(sql, OTHER, true) : List.of())
                    .isEqualTo(before);
            assertThat(String.join("", DatabaseDump.of(sql)).replace("''", "'")).contains(ID);
        }
        assertThat(circle.told(circle.there, OTHER)).hasSize(2);
        assertThat(circle.told(circle.there, ID)).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void itGoesOverIsContinuedAndComesBack(Generation generation) {
        ada(generation).write(chat());
        bob(generation);
        circle.settle();
        EditorContinuation.appendMessage(circle.bob, generation, ID);
        circle.settle();
        assertThat(texts(circle.told(circle.here, ID))).hasSize(7).isEqualTo(texts(circle.told(circle.there, ID)));
        EditorContinuation.appendMessage(circle.ada, generation, ID);
        circle.settle();
        assertThat(texts(circle.told(circle.there, ID))).hasSize(8).isEqualTo(texts(circle.told(circle.here, ID)));
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
        assertThat(circle.there.conversations().list()).hasSize(1);
        assertThat(circle.settle().captured()).isEmpty();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.id() + message.parts()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void bothAtOnceBecomeSiblings(Generation generation) {
        CursorHome here = ada(generation).write(chat());
        CursorHome there = bob(generation);
        circle.settle();
        EditorContinuation.appendMessage(circle.ada, generation, ID);
        EditorContinuation.appendMessage(circle.bob, generation, ID);
        circle.settle();
        for (var roam : List.of(circle.here, circle.there)) {
            BranchTree tree = roam.conversations().branches(ID);
            assertThat(tree.branches())
                    .hasSize(2)
                    .allMatch(branch -> branch.session().isPresent());
        }
        for (CursorHome home : List.of(here, there)) {
            try (SqlDatabase global = SqlDatabase.look(
                            home.generation.global ? home.globalDatabase() : home.workspaceDatabase());
                    SqlDatabase workspace = SqlDatabase.look(home.workspaceDatabase())) {
                String all = String.join("\n", DatabaseDump.of(global)) + String.join("\n", DatabaseDump.of(workspace));
                if (generation != Generation.WORKSPACE) { // of those, the tool's list is the conversation itself
                    assertThat(all).containsPattern("A lamp \\((ada|bob)\\)");
                }
            }
        }
        assertThat(circle.settle().captured()).isEmpty();
        String other = circle.there.conversations().branches(ID).branches().stream()
                .map(branch -> branch.session().orElseThrow().id())
                .filter(session -> !session.equals(ID))
                .findFirst()
                .orElseThrow();
        ResumePlan plan = circle.there.resume(other, Optional.empty());
        assertThat(plan.command()).containsExactly("cursor", there.work.toString());
        assertThat(plan.listedTitle())
                .hasValueSatisfying(name -> assertThat(name)
                        .matches(generation == Generation.WORKSPACE ? "A lamp" : "A lamp \\((ada|bob)\\)"));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON_INDEX", "TABLE_INDEX"})
    void theIndexesShowItInItsWorkspace(Generation generation) {
        CursorHome here = ada(generation).write(chat());
        CursorHome there = bob(generation).write(new Chat(OTHER).user("c1", "hello"));
        try (SqlDatabase sql = there.global()) {
            sql.put(SqlDatabase.ITEMS, "glass.localAgentProjects.v1", "[]");
        }
        circle.settle();
        try (SqlDatabase before = database(here);
                SqlDatabase after = database(there)) {
            assertThat(
                            after.all(
                                    "SELECT json_extract(h.value, '$.name'), json_extract(h.value, '$.workspaceIdentifier.id'),"
                                            + " json_extract(h.value, '$.workspaceIdentifier.uri.fsPath'), h.key FROM ItemTable i,"
                                            + " json_each(i.value, '$.allComposers') h WHERE i.key = 'composer.composerHeaders'"))
                    .contains("A lamp|" + there.workspace().getFileName() + "|" + there.work + "|0")
                    .hasSize(2);
            if (generation == Generation.TABLE_INDEX) {
                String columns = "SELECT workspaceId, createdAt, lastUpdatedAt, isArchived, isSubagent, recency,"
                        + " checkpointAt, subagentTypeName, typeof(value) FROM composerHeaders WHERE composerId = '";
                assertThat(after.all(columns + ID + "'")).hasSize(1).isEqualTo(before.all(columns + ID + "'"));
            }
            assertThat(after.all("SELECT m.key, p.value ->> 'workspace' ->> 'id' FROM ItemTable i,"
                            + " json_each(i.value) m, ItemTable j, json_each(j.value) p WHERE"
                            + " i.key = 'glass.localAgentProjectMembership.v1' AND j.key ="
                            + " 'glass.localAgentProjects.v1' AND p.value ->> 'id' = m.value"))
                    .containsExactly(ID + "|" + there.workspace().getFileName());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON_INDEX", "TABLE_INDEX"})
    void headsThatAreMadeHoldWhatTheToolsOwnHold(Generation generation) {
        ada(generation)
                .write(ReadingTest.say(new Chat(ID)
                        .at(NOW)
                        .with("\"forceMode\":\"plan\",\"subComposerIds\":[\"x\"],\"gitWorktree\":{}")));
        CursorHome there = bob(generation).write(new Chat(OTHER).user("c1", "hello"));
        circle.settle();
        String members =
                "SELECT h.value ->> '%s' FROM ItemTable i, json_each(i.value, '$.allComposers') h WHERE i.key = 'composer.composerHeaders'"
                        + " AND h.value ->> 'composerId' = '" + ID + "'";
        try (SqlDatabase after = database(there)) {
            assertThat(Stream.of(
                                    "forceMode",
                                    "hasUnreadMessages",
                                    "hasBlockingPendingActions",
                                    "hasPendingPlan",
                                    "isArchived",
                                    "isWorktree",
                                    "numSubComposers",
                                    "referencedPlans",
                                    "trackedGitRepos")
                            .map(name -> String.join("", after.all(String.format(members, name)))))
                    .containsExactly("edit", "0", "0", "0", "0", "1", "1", "[]", "[]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void undoLeavesWhatWasThere(Generation generation) {
        CursorHome there = bob(generation).write(new Chat(OTHER).user("c1", "hello"));
        circle.settle();
        List<String> before = dumps(there);
        ada(generation).write(chat());
        circle.settle();
        assertThat(dumps(there)).isNotEqualTo(before);
        assertThat(circle.there.undo(Optional.empty()).skipped()).isEmpty();
        assertThat(dumps(there)).isEqualTo(before);
        circle.settle();
        assertThat(dumps(there)).isEqualTo(before);
    }

    private static List<String> dumps(CursorHome home) {
        try (SqlDatabase global =
                        SqlDatabase.look(home.generation.global ? home.globalDatabase() : home.workspaceDatabase());
                SqlDatabase workspace = SqlDatabase.look(home.workspaceDatabase())) {
            List<String> all = new ArrayList<>(DatabaseDump.of(global));
            all.addAll(DatabaseDump.of(workspace));
            return all;
        }
    }

    @Test
    void whereTheFolderWasNeverOpenedItsPlaceIsMadeAsTheToolWouldMakeIt() throws Exception {
        ada(Generation.TABLE_INDEX).write(chat());
        CursorHome there = bob(Generation.TABLE_INDEX);
        Files.delete(there.workspaceDatabase());
        Files.delete(there.workspace().resolve("workspace.json"));
        Files.delete(there.workspace());
        circle.settle();
        byte[] hash = MessageDigest.getInstance("MD5")
                .digest((there.work.toString() + Files.getAttribute(there.work, "unix:ino"))
                        .getBytes(StandardCharsets.UTF_8));
        Path place =
                there.user.resolve("workspaceStorage").resolve(HexFormat.of().formatHex(hash));
        assertThat(Files.readString(place.resolve("workspace.json")))
                .isEqualTo("{\n  \"folder\": \"file://" + there.work + "\"\n}");
        try (SqlDatabase global = database(there);
                SqlDatabase sql = SqlDatabase.look(place.resolve("state.vscdb"))) {
            assertThat(sql.all("PRAGMA user_version")).containsExactly("1");
            assertThat(global.all("SELECT workspaceId FROM composerHeaders"))
                    .containsExactly(place.getFileName().toString());
        }
        circle.there.undo(Optional.empty());
        assertThat(place).doesNotExist();
    }

    @Test
    void whileCursorRunsItWaits() {
        ada(Generation.ROWS).write(chat());
        CursorHome there = bob(Generation.ROWS);
        circle.bob.processes().start(7, Instant.EPOCH, "/usr/share/cursor/cursor");
        circle.settle();
        SyncReport report = circle.there.sync();
        assertThat(report.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason().what()).contains("Cursor is running"));
        assertThat(dumps(there)).noneMatch(row -> row.contains(ID));
        circle.bob.processes().end(7);
        circle.settle();
        assertThat(dumps(there)).anyMatch(row -> row.contains(ID));
    }

    @Test
    void whatAnUnknownVersionWroteIsOnlyRead() {
        ada(Generation.TABLE_INDEX).write(chat());
        CursorHome there = bob(Generation.TABLE_INDEX);
        try (SqlDatabase sql = there.global()) {
            sql.put(
                    SqlDatabase.ROWS,
                    "composerData:" + OTHER,
                    new Chat(OTHER).document(Optional.empty()).replace("\"_v\":17", "\"_v\":19"));
        }
        List<String> before = dumps(there);
        circle.settle();
        assertThat(circle.there.sync().skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason().what()).contains("form 19"));
        try (SqlDatabase sql = there.global()) {
            sql.run("DELETE FROM cursorDiskKV");
            sql.run("ALTER TABLE composerHeaders ADD COLUMN mood TEXT");
        }
        circle.settle();
        assertThat(circle.there.sync().skipped())
                .anySatisfy(skipped -> assertThat(skipped.reason().what()).contains("column mood"));
        assertThat(dumps(there)).noneMatch(row -> row.contains(ID));
        assertThat(before).isNotEmpty();
    }

    @Test
    void aConversationOfANewerVersionIsNotForcedIntoAnOlderOne() {
        ada(Generation.ROWS).write(chat());
        CursorHome there = bob(Generation.WORKSPACE);
        List<String> before = dumps(there);
        circle.settle();
        assertThat(dumps(there)).isEqualTo(before);
        assertThat(circle.told(circle.there, ID)).hasSize(6);
    }

    @Test
    void aDatabaseThatAnotherProgramWritesIsLeft() {
        ada(Generation.ROWS).write(chat());
        CursorHome there = bob(Generation.ROWS);
        try (SqlDatabase sql = there.global()) {
            sql.run("BEGIN IMMEDIATE");
            circle.settle();
            sql.run("ROLLBACK");
        }
        assertThat(dumps(there)).noneMatch(row -> row.contains(ID));
        circle.settle();
        assertThat(dumps(there)).anyMatch(row -> row.contains(ID));
    }

    @Test
    void theDatabaseOfBeforeIsKeptOnce() throws Exception {
        ada(Generation.TABLE_INDEX).write(chat());
        CursorHome there = bob(Generation.TABLE_INDEX).write(new Chat(OTHER).user("c1", "hello"));
        List<String> before;
        try (SqlDatabase sql = database(there)) {
            before = DatabaseDump.of(sql);
        }
        circle.settle();
        EditorContinuation.appendMessage(circle.ada, Generation.TABLE_INDEX, ID);
        circle.settle();
        try (var files = Files.walk(circle.bob.home().resolve("roam"))) {
            List<Path> kept =
                    files.filter(file -> file.toString().endsWith(".vscdb")).toList();
            assertThat(kept).hasSize(1);
            try (SqlDatabase sql = SqlDatabase.look(kept.get(0))) {
                assertThat(DatabaseDump.of(sql)).isEqualTo(before);
            }
        }
    }

    @Test
    void aLogIsWrittenIntoTheFileAndNothingIsLeftBesideIt() throws Exception {
        ada(Generation.TABLE_INDEX).write(chat());
        CursorHome there = bob(Generation.TABLE_INDEX);
        try (SqlDatabase sql = there.global()) {
            sql.run("PRAGMA journal_mode = WAL");
        }
        circle.settle();
        try (var files = Files.list(there.globalDatabase().getParent())) {
            assertThat(files).containsExactly(there.globalDatabase());
        }
        assertThat(dumps(there)).anyMatch(row -> row.contains(ID));
    }
}
