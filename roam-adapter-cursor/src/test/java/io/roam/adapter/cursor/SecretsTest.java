package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.agent.AgentHome;
import io.roam.adapter.cursor.agent.AgentReadingTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever else stands in the tool's files stays there: nothing that roam writes or shows holds a byte of it. */
class SecretsTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String SECRET = "s3cr3t-hush-hush";
    private static final String BLOB = AgentHome.hex("SHA-256", "a blob".getBytes(StandardCharsets.UTF_8));
    private static final List<String> KEYS = List.of(
            "cursorAuth/accessToken",
            "cursorAuth/refreshToken",
            "cursorAuth/cachedEmail",
            "secret://{\"extensionId\":\"vscode.git\",\"key\":\"token\"}",
            "telemetry.machineId",
            "src.vs.platform.reactivestorage.browser.reactiveStorageServiceImpl.persistentStorage.applicationUser",
            "aiService.prompts",
            "composerDataX:" + ID,
            "bubbleIdentity:" + ID + ":b1",
            "cloudAgent:" + ID,
            "ai_hashes." + ID,
            "agentKv:artifact:" + ID,
            "agentKv:blob:" + "0".repeat(64),
            "composer.content." + "0".repeat(64),
            "inlineDiffs-" + ID,
            "bubbleId:another-one:b1");

    @TempDir
    Path folder;

    @Test
    void nothingButTheConversationGoesOut() throws IOException {
        try (FolderCircle circle = FolderCircle.in(folder, new CursorAdapter(), new CursorAgentAdapter())) {
            CursorHome home = CursorHome.on(circle.ada, Generation.TABLE_INDEX);
            home.write(new Chat(ID)
                    .draft(SECRET)
                    .user("b1", "the words", ",\"conversationState\":\"" + "0a20" + BLOB + "\""));
            plant(home);
            AgentHome agent = AgentReadingTest.session(circle.ada);
            Files.writeString(agent.folder.resolve("../../../cli-config.json"), SECRET);
            Files.writeString(home.user.resolve("globalStorage/storage.json"), SECRET);
            circle.settle();

            String all =
                    DecompressedFiles.below(FolderCircle.home(circle.ada).data().getParent())
                            + DecompressedFiles.below(
                                    FolderCircle.home(circle.bob).data().getParent())
                            + DecompressedFiles.below(folder.resolve("meet"))
                            + circle.told(circle.there, ID)
                            + circle.here.status();
            assertThat(all).contains("the words", "what the model was told", "Two files.");
            assertThat(all).doesNotContain(SECRET);
        }
    }

    private static void plant(CursorHome home) {
        try (SqlDatabase sql = home.global()) {
            for (String key : KEYS) {
                sql.put(SqlDatabase.ITEMS, key, SECRET).put(SqlDatabase.ROWS, key, SECRET);
            }
            sql.put(SqlDatabase.ROWS, null, SECRET);
            sql.put(
                    SqlDatabase.ROWS,
                    "agentKv:blob:" + BLOB,
                    "what the model was told".getBytes(StandardCharsets.UTF_8));
            sql.run("CREATE TABLE other (key TEXT, value TEXT)").put("other", "bubbleId:" + ID + ":b2", SECRET);
        }
        try (SqlDatabase sql = SqlDatabase.open(home.workspaceDatabase())) {
            KEYS.forEach(key -> sql.put(SqlDatabase.ITEMS, key, SECRET));
        }
    }
}
