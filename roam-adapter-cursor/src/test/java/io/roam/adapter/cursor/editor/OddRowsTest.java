package io.roam.adapter.cursor.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.Chat;
import io.roam.adapter.cursor.CursorAdapter;
import io.roam.adapter.cursor.CursorHome;
import io.roam.adapter.cursor.Generation;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.adapter.cursor.agent.AgentHome;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.sqlite.StorageType;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real databases hold beside what they should. */
class OddRowsTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    private final CursorAdapter adapter = new CursorAdapter();

    @TempDir
    Path folder;

    private CursorHome home;
    private StoreProbe store;

    @BeforeEach
    void prepare() {
        TestMachine machine = TestMachine.in(folder.resolve("ada"));
        home = CursorHome.on(machine, Generation.TABLE_INDEX);
        store = StoreProbe.to(adapter, machine);
    }

    private List<Message> told() {
        return adapter.transcript(RecordList.of(store.read(ID))).all();
    }

    @Test
    void theOrderIsThatOfTheListAlone() {
        home.write(new Chat(ID).user("zz", "first").user("aa", "second").user("mm", "third"));
        try (SqlDatabase sql = home.global()) {
            String value = sql.all("SELECT value FROM cursorDiskKV WHERE key LIKE 'bubbleId:%:zz'")
                    .get(0);
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":zz", value);
        }
        assertThat(told()).extracting(Message::id).containsExactly("zz", "aa", "mm");
    }

    @Test
    void nothingThatIsMissingOrBrokenIsFatal() {
        home.write(new Chat(ID)
                .user("b1", "one")
                .user("b2", "two")
                .user("b3", "three")
                .user("b4", "four"));
        try (SqlDatabase sql = home.global()) {
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":b1", null);
            sql.run("DELETE FROM cursorDiskKV WHERE key LIKE 'bubbleId:%:b2'");
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":b3", "{\"text\":\"cut o");
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":left", null);
            sql.put(SqlDatabase.ROWS, "composerData:cleared", null).put(SqlDatabase.ROWS, "composerData:broken", "{");
            sql.put(SqlDatabase.ROWS, "composerData:not an id!", "{}").put(SqlDatabase.ROWS, null, null);
        }
        assertThat(store.sessions()).extracting(SessionInfo::id).containsExactlyInAnyOrder(ID, "broken");
        List<Message> told = told();
        assertThat(told).extracting(Message::id).containsExactly("b1", "b2", "b3", "b4");
        assertThat(told.get(0).parts().get(0)).isInstanceOf(Part.Notice.class);
        assertThat(told.get(1).parts().get(0)).isInstanceOf(Part.Notice.class);
        assertThat(told.get(2).parts()).containsExactly(Part.Unknown.of("{\"text\":\"cut o"));
        assertThat(told.get(3).parts()).containsExactly(Part.Text.of("four"));
    }

    @Test
    void rowsBesideTheBubblesTravelAsTheyStand() {
        home.write(new Chat(ID).user("b1", "one", ",\"checkpointId\":\"c1\""));
        byte[] bytes = {0, 1, 2};
        try (SqlDatabase sql = home.global()) {
            sql.put(SqlDatabase.ROWS, "checkpointId:" + ID + ":c1", "{\"files\":[]}");
            sql.put(SqlDatabase.ROWS, "ofsContent:" + ID + ":file:///a/../b", "text of a file");
            sql.put(SqlDatabase.ROWS, "codeBlockDiff:" + ID + ":d\n1", bytes);
            sql.put(SqlDatabase.ROWS, "bubbleId:" + ID + ":orphan", "{\"text\":\"rewound\"}");
        }
        List<Record> records = store.read(ID);
        assertThat(records).allMatch(adapter::hasValidClass);
        List<RecordRow> rows = records.stream()
                .filter(record -> record.kind() == Record.Kind.FILE)
                .flatMap(record -> ClassRule.rowsOf(record).orElseThrow().stream())
                .toList();
        assertThat(rows)
                .extracting(RecordRow::key)
                .contains(
                        "composerData:*",
                        "checkpointId:*:c1",
                        "ofsContent:*:file:///a/../b",
                        "codeBlockDiff:*:d\n1",
                        "bubbleId:*:orphan");
        assertThat(rows.stream()
                        .filter(row -> row.key().startsWith("codeBlockDiff"))
                        .findFirst())
                .hasValueSatisfying(row -> {
                    assertThat(row.type()).isEqualTo(StorageType.BLOB);
                    assertThat(row.value()).isEqualTo(bytes);
                });
        assertThat(told().get(0).parts()).contains(Part.Notice.of("checkpoint", "c1"));
    }

    @Test
    void blobsComeBeforeTheBubbleThatNamesThemFirst() {
        byte[] words = "{\"role\":\"user\",\"content\":\"hi\"}".getBytes(StandardCharsets.UTF_8);
        byte[] root = AgentHome.field(1, raw(words));
        byte[] later = AgentHome.join(root, AgentHome.field(1, raw("later".getBytes(StandardCharsets.UTF_8))));
        home.write(new Chat(ID)
                .user("b1", "one", state(root))
                .user("b2", "two", state(root))
                .user("b3", "three", state(later))
                .with("\"conversationState\":\"~\""));
        try (SqlDatabase sql = home.global()) {
            sql.put(SqlDatabase.ROWS, "agentKv:blob:" + hash(words), words);
            sql.put(SqlDatabase.ROWS, "agentKv:blob:" + hash("later".getBytes(StandardCharsets.UTF_8)), "6c61746572");
        }
        StoreProbe.Reading reading = store.read(ID, Position.START);
        List<String> kinds = reading.records().stream()
                .filter(Record::isMain)
                .map(record -> record.kind().toString())
                .toList();
        assertThat(kinds).containsExactly("STATE", "EVENT", "EVENT", "STATE", "EVENT");
        home.write(home.chat(ID).user("b4", "four", state(later)));
        List<Record> more = store.read(ID, reading.position()).records();
        assertThat(more.stream().filter(Record::isMain)).hasSize(1);
    }

    @Test
    void imagesAndFilesAreNamed() {
        home.write(new Chat(ID)
                .user(
                        "b1",
                        "look",
                        ",\"context\":{\"selectedImages\":[{\"path\":\"/tmp/a.png\",\"uuid\":\"u\"}],"
                                + "\"fileSelections\":[{\"uri\":{\"fsPath\":\"/home/ada/b.txt\"}}]}")
                .add("b2", 2, "\"text\":\"\",\"codeBlocks\":[{\"content\":\"x = 1\",\"languageId\":\"python\"}]"));
        List<Message> told = told();
        assertThat(told.get(0).parts())
                .contains(
                        Part.File.of("image/png").withName(Optional.of("/tmp/a.png")),
                        Part.File.of("").withName(Optional.of("/home/ada/b.txt")));
        assertThat(told.get(1).parts()).containsExactly(Part.Text.of("```python\nx = 1\n```"));
    }

    private static String state(byte[] root) {
        return ",\"conversationState\":\"~" + Base64.getEncoder().encodeToString(root) + "\"";
    }

    private static byte[] raw(byte[] blob) {
        return HexFormat.of().parseHex(hash(blob));
    }

    private static String hash(byte[] blob) {
        return AgentHome.hex("SHA-256", blob);
    }
}
