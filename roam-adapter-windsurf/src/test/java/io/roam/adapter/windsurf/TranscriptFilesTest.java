package io.roam.adapter.windsurf;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.hooklog.TranscriptAdapter;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests transcripts with lines from the documentation of the tool, and others. */
final class TranscriptFilesTest {
    private static final String ID = WindsurfHome.id(4);
    private static final String USER = "{\"status\":\"done\",\"type\":\"user_input\",\"user_input\":"
            + "{\"rules_applied\":{\"always_on\":[\"my-rule.md\"]},\"user_response\":\"create a hello world file\"}}";
    private static final String ANSWER = "{\"planner_response\":{\"response\":\"I'll create it.\"},\"status\":\"done\","
            + "\"type\":\"planner_response\"}";
    private static final String EDIT = "{\"code_action\":{\"new_content\":\"print('hello world')\\n\","
            + "\"path\":\"/path/to/file.py\"},\"status\":\"done\",\"type\":\"code_action\"}";

    @TempDir
    Path folder;

    private TestMachine machine;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder);
        machine.folder(".windsurf/transcripts");
    }

    private void write(String id, String... lines) throws IOException {
        Files.writeString(
                machine.home().resolve(".windsurf/transcripts").resolve(id + ".jsonl"),
                String.join("\n", lines) + "\n");
    }

    private StoreProbe visit() {
        return StoreProbe.to(new TranscriptAdapter(), machine);
    }

    private List<Message> told(String id) {
        return new TranscriptAdapter()
                .transcript(RecordList.of(visit().read(id)))
                .all();
    }

    @Test
    void whatIsDocumentedIsTold() throws IOException {
        write(ID, USER, ANSWER, EDIT);
        List<Message> told = told(ID);
        assertThat(told.stream().map(Message::role)).containsExactly(Role.USER, Role.ASSISTANT, Role.ASSISTANT);
        assertThat(told.get(0).parts()).containsExactly(Part.Text.of("create a hello world file"));
        assertThat(told.get(1).parts()).containsExactly(Part.Text.of("I'll create it."));
        assertThat(((Part.ToolCall) told.get(2).parts().get(0)).input()).contains("/path/to/file.py");
        assertThat(visit().read(ID, Position.START).facts().title()).contains("create a hello world file");
    }

    @Test
    void whatIsNotDocumentedIsNotLost() throws IOException {
        write(
                ID,
                "{\"type\":\"run_command\",\"run_command\":{\"command_line\":\"ls\"},\"status\":\"done\"}",
                "no JSON");
        List<Message> told = told(ID);
        assertThat(told.get(0).parts())
                .containsExactly(Part.ToolCall.of("", "run_command", "{\"command_line\":\"ls\"}"));
        assertThat(told.get(1).parts()).containsExactly(Part.Unknown.of("no JSON"));
    }

    @Test
    void aLineThatIsNotThroughWaits() throws IOException {
        write(ID, USER, ANSWER.replace("done", "running"), EDIT);
        assertThat(visit().read(ID).stream().map(Record::isUnterminated)).containsExactly(false, true, true);
        Files.writeString(machine.home().resolve(".windsurf/transcripts").resolve(ID + ".jsonl"), USER);
        assertThat(visit().read(ID).get(0).isUnterminated()).isTrue();
    }

    @Test
    void equalWordsInTwoConversationsAreTwoEvents() throws IOException {
        String other = WindsurfHome.id(5);
        write(ID, USER);
        write(other, USER);
        assertThat(visit().read(ID).get(0).identity())
                .isNotEqualTo(visit().read(other).get(0).identity());
        assertThat(visit().sessions()).hasSize(2);
    }
}
