package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public class ReadingTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    private final CursorAdapter adapter = new CursorAdapter();

    @TempDir
    Path folder;

    private TestMachine machine;
    private StoreProbe store;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("ada"));
        store = StoreProbe.to(adapter, machine);
    }

    static Chat chat() {
        return say(new Chat(ID));
    }

    static Chat say(Chat chat) {
        return chat.named("A lamp")
                .user("b1", "hello \"you\"\nthere")
                .thought("b2", "hm")
                .answer("b3", "hi")
                .tool("b4", "run_terminal_cmd", "completed", "{\"output\":\"a\\nb\"}")
                .tool("b5", "edit_file", "error", "")
                .user("b0", "again");
    }

    @ParameterizedTest
    @EnumSource
    void everyGenerationIsTold(Generation generation) {
        CursorHome home = CursorHome.on(machine, generation).write(chat()).write(new Chat("empty-one"));
        assertThat(store.sessions()).hasSize(2);
        StoreProbe.Reading reading = store.read(ID, Position.START);
        assertThat(events(reading.records())).hasSize(6);
        assertThat(reading.facts().folders()).containsExactly(home.work.toString());
        assertThat(reading.facts().title()).contains("A lamp");
        assertThat(reading.facts().messageCount()).isEqualTo(2);
        Transcript told = adapter.transcript(RecordList.of(reading.records()));
        assertThat(told.title()).contains("A lamp");
        List<Message> all = told.all();
        assertThat(all).extracting(Message::id).containsExactly("b1", "b2", "b3", "b4", "b5", "b0");
        assertThat(all.get(0).role()).isEqualTo(Role.USER);
        assertThat(all.get(0).parts()).containsExactly(Part.Text.of("hello \"you\"\nthere"));
        assertThat(all.get(1).parts()).containsExactly(Part.Reasoning.of("hm"));
        assertThat(all.get(2).usage().orElseThrow().input()).isEqualTo(7);
        assertThat(all.get(3).parts())
                .containsExactly(
                        Part.ToolCall.of("call-b4", "run_terminal_cmd", "{\"command\":\"ls\"}"),
                        Part.ToolResult.of("call-b4", List.of(Part.Text.of("{\"output\":\"a\\nb\"}"))));
        assertThat(all.get(4).parts())
                .contains(Part.ToolResult.of("call-b5", List.of(Part.Text.of("error")))
                        .withError(true));
        assertThat(all.get(5).time().orElseThrow().toEpochMilli()).isEqualTo(1_781_000_006_000L);
    }

    public static List<Record> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .toList();
    }
}
