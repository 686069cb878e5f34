package io.roam.adapter.windsurf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.windsurf.devin.DevinAdapter;
import io.roam.adapter.windsurf.devin.DevinTranscriptAdapter;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests databases built after the reports of third parties. */
final class DevinTest {
    static final String SCHEMA = """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, working_directory TEXT NOT NULL, model TEXT NOT NULL,
              created_at INTEGER NOT NULL, last_activity_at INTEGER NOT NULL, title TEXT, main_chain_id INTEGER,
              hidden INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE message_nodes (row_id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL,
              node_id INTEGER NOT NULL, parent_node_id INTEGER, chat_message TEXT NOT NULL,
              created_at INTEGER NOT NULL, UNIQUE(session_id, node_id));
            """;
    private static final String CALL =
            "{\"id\":\"c1\",\"name\":\"exec\",\"index\":0,\"arguments\":{\"command\":\"ls\"}}";

    @TempDir
    Path folder;

    private TestMachine machine;
    private Connection tool;

    @BeforeEach
    void install() throws SQLException {
        machine = TestMachine.in(folder);
        Path file = machine.folder(".local/share/devin/cli").resolve("sessions.db");
        tool = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("PRAGMA journal_mode = WAL");
        for (String table : SCHEMA.split(";\n")) {
            run(table);
        }
        run("INSERT INTO sessions VALUES ('cord-snap', '/home/me/work', 'm', 1790000000, 1790000100, NULL, 3, 0)");
        node(
                0,
                "NULL",
                "{\"role\":\"user\",\"content\":\"list it\",\"metadata\":{\"is_user_input\":true,"
                        + "\"created_at\":\"2026-09-08T22:00:00Z\"}}");
        node(
                1,
                "0",
                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[" + CALL + "],"
                        + "\"metadata\":{\"created_at\":\"2026-09-08T22:00:01Z\"}}");
        node(2, "1", "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"a.txt\"}");
        node(3, "2", "{\"role\":\"assistant\",\"content\":\"One file.\"}");
        node(9, "1", "{\"role\":\"assistant\",\"content\":\"a branch that was left\"}");
    }

    @AfterEach
    void close() throws SQLException {
        tool.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = tool.createStatement()) {
            statement.execute(sql);
        }
    }

    private void node(int id, String parent, String message) throws SQLException {
        run("INSERT INTO message_nodes (session_id, node_id, parent_node_id, chat_message, created_at)"
                + " VALUES ('cord-snap', " + id + ", " + parent + ", '" + message + "', 1790000000)");
    }

    private StoreProbe visit() {
        return StoreProbe.to(new DevinAdapter(), machine);
    }

    @Test
    void theMainChainIsTold() {
        Transcript transcript = new DevinAdapter().transcript(RecordList.of(visit().read("cord-snap")));
        List<Message> told = transcript.all();
        assertThat(told.stream().map(Message::role))
                .containsExactly(Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT);
        assertThat(told.get(0).parts()).containsExactly(Part.Text.of("list it"));
        assertThat(told.get(1).parts()).containsExactly(Part.ToolCall.of("c1", "exec", "{\"command\":\"ls\"}"));
        assertThat(told.get(2).parts()).containsExactly(Part.ToolResult.of("c1", List.of(Part.Text.of("a.txt"))));
        assertThat(told.get(3).parts()).containsExactly(Part.Text.of("One file."));
        assertThat(transcript.title()).contains("list it");
        assertThat(transcript.folder()).contains("/home/me/work");
    }

    @Test
    void nobodySaidTheSystemPrompt() throws SQLException {
        node(4, "3", "{\"role\":\"system\",\"content\":\"be an agent\"}");
        run("UPDATE sessions SET main_chain_id = 4, last_activity_at = 1790000200");
        List<Message> told = new DevinAdapter()
                .transcript(RecordList.of(visit().read("cord-snap")))
                .all();
        assertThat(told.get(4).parts()).containsExactly(Part.Context.of("system", "be an agent"));
    }

    @Test
    void aSessionIsAnotherWhenMoreWasSaid() throws SQLException {
        SessionInfo before = visit().session("cord-snap");
        assertThat(visit().session("cord-snap").fingerprint()).isEqualTo(before.fingerprint());
        node(4, "3", "{\"role\":\"user\",\"content\":\"thanks\"}");
        run("UPDATE sessions SET main_chain_id = 4, last_activity_at = 1790000200, title = 'Listing'");
        assertThat(visit().session("cord-snap").fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(visit().read("cord-snap", Position.START).facts().title()).contains("Listing");
        assertThat(visit().read("cord-snap")).hasSize(6);
    }

    @Test
    void nothingOfTheToolsIsTouched() throws IOException {
        Map<String, String> before = files();
        assertThat(before).hasSize(3);
        visit().read("cord-snap");
        assertThat(files()).isEqualTo(before);
        try (Stream<Path> left = Files.list(machine.home().resolve(".cache/roam-devin"))) {
            assertThat(left).isEmpty();
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(machine.home().resolve(".local/share/devin/cli"))) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.size(file) + "@" + Files.getLastModifiedTime(file));
            }
        }
        return all;
    }

    @Test
    void aClosedDatabaseIsReadToo() throws SQLException {
        tool.close();
        assertThat(visit().read("cord-snap")).hasSize(5);
    }

    @Test
    void aCycleOfNodesEnds() throws SQLException {
        run("UPDATE message_nodes SET parent_node_id = 3 WHERE node_id = 0");
        assertThat(visit().read("cord-snap")).hasSize(5);
    }

    @Test
    void whatIsNoMessageIsShownAsItIs() throws SQLException {
        run("UPDATE message_nodes SET chat_message = 'null' WHERE node_id = 2");
        List<Message> told = new DevinAdapter()
                .transcript(RecordList.of(visit().read("cord-snap")))
                .all();
        assertThat(told.get(2).parts()).containsExactly(Part.Unknown.of("null"));
    }

    @Test
    void equalWordsInTwoSessionsAreTwoEvents() throws SQLException {
        run("INSERT INTO sessions VALUES ('other', '/home/me/work', 'm', 1790000000, 1790000100, NULL, 0, 0)");
        run(
                "INSERT INTO message_nodes (session_id, node_id, parent_node_id, chat_message, created_at)"
                        + " SELECT 'other', node_id, parent_node_id, chat_message, created_at FROM message_nodes WHERE node_id = 0");
        assertThat(visit().read("other").get(0).identity())
                .isNotEqualTo(visit().read("cord-snap").get(0).identity());
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        TestMachine other = TestMachine.in(folder.resolve("other"));
        Path file = other.folder(".local/share/devin/cli").resolve("sessions.db");
        Files.writeString(file, "no database, of course, but long enough to be looked at. ".repeat(30));
        assertThatThrownBy(() -> StoreProbe.to(new DevinAdapter(), other).sessions())
                .isInstanceOf(RoamException.class)
                .hasMessageContaining(file.toString());
        String all = visit().sessions().stream().map(SessionInfo::id).collect(Collectors.joining());
        assertThat(all).isEqualTo("cord-snap");
    }

    @Test
    void aTranscriptOfASessionThatTheDatabaseHasIsNotReadTwice() throws Exception {
        run("INSERT INTO sessions VALUES ('empty-one', '/home/me/work', 'm', 1790000000, 1790000100, NULL, NULL, 0)");
        Path transcripts = machine.folder(".local/share/devin/cli/transcripts");
        for (String id : List.of("cord-snap", "empty-one", "zinc-order")) {
            Files.writeString(transcripts.resolve(id + ".json"), "{\"schema_version\":\"ATIF-v1.7\",\"steps\":[]}");
        }
        StoreProbe probe = StoreProbe.to(new DevinTranscriptAdapter(), machine);
        assertThat(probe.sessions()).extracting(SessionInfo::id).containsExactlyInAnyOrder("empty-one", "zinc-order");
        tool.close();
        Files.writeString(transcripts.resolveSibling("sessions.db"), "no database, but text ".repeat(100));
        assertThat(probe.sessions()).as("all there is").hasSize(3);
    }
}
