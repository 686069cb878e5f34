package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.cursor.CursorAgentAdapter;
import io.roam.adapter.cursor.ReadingTest;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class AgentReadingTest {
    public static final String ID = "90786f14-0000-4000-8000-000000000001";
    private static final String MESSAGE = "90786f14-0000-4000-8000-00000000000";

    private final CursorAgentAdapter adapter = new CursorAgentAdapter();

    @TempDir
    Path folder;

    private TestMachine machine;
    private StoreProbe store;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("ada"));
        store = StoreProbe.to(adapter, machine);
    }

    public static AgentHome session(TestMachine machine) {
        return AgentHome.session(machine, ID)
                .user("Summarize this", MESSAGE + "1")
                .call("call-1", "a.txt")
                .answer("Two files.")
                .user("Thanks", MESSAGE + "2")
                .answer("Welcome.")
                .write();
    }

    @Test
    void itIsToldInTheOrderOfItsRoot() {
        AgentHome home = session(machine);
        StoreProbe.Reading reading = store.read(ID, Position.START);
        assertThat(reading.facts().title()).contains("A session");
        assertThat(store.session(ID).mayBelongTo(home.work.toString())).isTrue();
        assertThat(reading.facts().messageCount()).isEqualTo(2);
        List<Message> all = adapter.transcript(RecordList.of(reading.records())).all();
        assertThat(all)
                .extracting(Message::role)
                .containsExactly(Role.USER, Role.ASSISTANT, Role.ASSISTANT, Role.USER, Role.ASSISTANT);
        assertThat(all.stream().flatMap(message -> message.parts().stream()))
                .containsExactly(
                        Part.Text.of("Summarize this"),
                        Part.ToolCall.of("call-1", "list_dir", "{\"path\":\".\"}"),
                        Part.ToolResult.of("call-1", List.of(Part.Text.of("a.txt"))),
                        Part.Text.of("Two files."),
                        Part.Text.of("Thanks"),
                        Part.Text.of("Welcome."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OS Version: linux 6.1\n\nWorkspace Path: %s\n\nNote: prefer absolute paths.",
                "The absolute path of the user's workspace is %s. The user's shell is /bin/zsh.",
                "<workspace>%s</workspace>"
            })
    void takesTheFolderThatTheBucketProves(String words) {
        AgentHome home =
                AgentHome.session(machine, ID).user("hello", MESSAGE + "1").answer("hi");
        home.of2025(String.format(words, home.work)).write();
        SessionFacts facts = store.read(ID, Position.START).facts();
        assertThat(facts.folders()).containsExactly(home.work.toString());
        assertThat(facts.lastMessageTime()).contains(Instant.ofEpochMilli(1_781_000_000_000L));
    }

    @Test
    void takesNoFolderThatTheBucketDoesNotProve() {
        AgentHome home =
                AgentHome.session(machine, ID).user("hello", MESSAGE + "1").answer("hi");
        home.of2025("Workspace Path: " + home.work.getParent()).write();
        assertThat(store.read(ID, Position.START).facts().folders()).isEmpty();
    }

    @Test
    void whatIsSaidLaterHasTheTimeOfItsFile() {
        AgentHome home =
                AgentHome.session(machine, ID).user("hello", MESSAGE + "1").answer("hi");
        home.of2025("Workspace Path: " + home.work).write();
        Position position = store.read(ID, Position.START).position();
        home.answer("And more.").write();
        assertThat(store.read(ID, position).facts().lastMessageTime().orElseThrow())
                .isAfter(Instant.ofEpochMilli(1_781_000_000_000L));
    }

    @Test
    void everyBlobTravelsOnceButForOldRoots() {
        AgentHome home = session(machine);
        List<Record> records = store.read(ID);
        Record state = records.get(records.size() - 1);
        int words = ReadingTest.events(records).size();
        assertThat(words + RowPack.parse(state.payload()).orElseThrow().size()).isEqualTo(home.blobs());
        assertThat(records).allMatch(adapter::hasValidClass);
    }

    @Test
    void whatItMayDoUnaskedStaysHere() {
        session(machine);
        assertThat(store.read(ID)).noneMatch(record -> new String(record.payload(), UTF_8).contains("auto-run"));
    }

    @Test
    void aPositionHoldsAsLongAsTheWordsDo() {
        AgentHome home = session(machine);
        Position position = store.read(ID, Position.START).position();
        home.answer("And more.").write();
        assertThat(ReadingTest.events(store.read(ID, position).records())).hasSize(1);
        String token = position.token();
        Position other = Position.of(token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0"));
        assertThatThrownBy(() -> store.read(ID, other)).isInstanceOf(PositionRefusedException.class);
    }

    @Test
    void oneThatIsOnlyBegunHoldsNothing() {
        AgentHome home = AgentHome.session(machine, ID);
        try (SqlDatabase sql = SqlDatabase.open(home.folder.resolve("store.db"))) {
            sql.run("CREATE TABLE blobs (id TEXT PRIMARY KEY, data BLOB)");
        }
        assertThat(ReadingTest.events(store.read(ID))).isEmpty();
    }

    @Test
    void oneThatDoesNotSayWhatItHoldsIsNamed() {
        AgentHome home = session(machine);
        try (SqlDatabase sql = SqlDatabase.open(home.folder.resolve("store.db"))) {
            sql.replace("meta", "0", "no JSON");
        }
        assertThatThrownBy(() -> store.read(ID)).isInstanceOf(NoSessionException.class);
    }

    @Test
    void nobodySaidTheSystemPromptAndTheUsersSurroundings() {
        AgentHome home =
                AgentHome.session(machine, ID).user("hello", MESSAGE + "1").answer("hi");
        home.of2025("Workspace Path: " + home.work).withoutTurns().write();
        List<Message> all = adapter.transcript(RecordList.of(store.read(ID))).all();
        assertThat(all.stream().filter(message -> message.withoutContext().isPresent()))
                .extracting(Message::role)
                .containsExactly(Role.USER, Role.ASSISTANT);
        assertThat(all).hasSize(4);
    }

    @Test
    void whereNoTurnIsToldTheMessagesAre() {
        AgentHome home =
                AgentHome.session(machine, ID).user("hello", MESSAGE + "1").answer("hi");
        home.withoutTurns().write();
        List<Message> all = adapter.transcript(RecordList.of(store.read(ID))).all();
        assertThat(all).extracting(Message::role).containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT);
        assertThat(ReadingTest.events(store.read(ID))).allMatch(Record::hasOwnIdentity);
    }
}
