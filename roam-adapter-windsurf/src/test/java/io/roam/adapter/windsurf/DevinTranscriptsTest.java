package io.roam.adapter.windsurf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.windsurf.devin.DevinTranscriptAdapter;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests transcripts of Devin's command line, in the form ATIF, of 2026-06 and older. */
final class DevinTranscriptsTest {
    private static final String CURRENT = """
            {
              "schema_version": "ATIF-v1.7",
              "session_id": "zinc-order",
              "agent": {
                "name": "devin",
                "version": "3000.11.92",
                "model_name": "SWE-2 High",
                "tool_definitions": [{"name": "exec"}],
                "extra": {"backend": "cloud", "permission_mode": "dangerous", "working_directory": "/home/me/lamp"}
              },
              "steps": [
                {"step_id": 1, "source": "system", "message": "Be an agent."},
                {"step_id": 2, "timestamp": "2026-10-12T14:41:49.123456+00:00", "source": "user",
                 "message": "Why is the lamp red?"},
                {"step_id": 3, "timestamp": "2026-10-12T14:41:55Z", "source": "agent", "model_name": "swe-2-high",
                 "reasoning_content": "I must look.", "message": "I shall look.",
                 "tool_calls": [{"tool_call_id": "c1", "function_name": "exec", "arguments": {"command": "ls"}}],
                 "observation": {"results": [{"source_call_id": "c1", "content": "lamp.py"}]},
                 "metrics": {"prompt_tokens": 34409}},
                {"step_id": 4, "timestamp": "2026-10-12T14:41:58Z", "source": "agent",
                 "message": [{"type": "text", "text": "It is night."},
                             {"type": "image", "source": {"media_type": "image/png", "path": "images/a.png"}}]}
              ],
              "final_metrics": {"total_steps": 4}
            }
            """;

    @TempDir
    Path folder;

    private TestMachine machine;
    private Path transcripts;

    @BeforeEach
    void install() throws IOException {
        machine = TestMachine.in(folder);
        transcripts = machine.folder(".local/share/devin/cli/transcripts");
        Files.writeString(transcripts.resolve("zinc-order.json"), CURRENT);
    }

    private StoreProbe probe() {
        return StoreProbe.to(new DevinTranscriptAdapter(), machine);
    }

    private Transcript transcript(String session) {
        return new DevinTranscriptAdapter().transcript(RecordList.of(probe().read(session)));
    }

    @Test
    void aTranscriptIsRead() {
        SessionFacts facts = probe().read("zinc-order", Position.START).facts();
        assertThat(facts.folders()).containsExactly("/home/me/lamp");
        assertThat(facts.title()).contains("Why is the lamp red?");
        assertThat(facts.toolVersion()).contains("3000.11.92");
        assertThat(facts.firstMessageTime()).contains(Instant.parse("2026-10-12T14:41:49.123456Z"));
        assertThat(facts.lastMessageTime()).contains(Instant.parse("2026-10-12T14:41:58Z"));
        Transcript transcript = transcript("zinc-order");
        assertThat(transcript.tool()).isEqualTo("devin-transcript");
        assertThat(transcript.title()).contains("Why is the lamp red?");
        assertThat(transcript.folder()).contains("/home/me/lamp");
        List<Message> told = transcript.all();
        assertThat(told)
                .extracting(Message::role)
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT);
        assertThat(told.stream().flatMap(message -> message.parts().stream()))
                .containsExactly(
                        Part.Context.of("system", "Be an agent."),
                        Part.Text.of("Why is the lamp red?"),
                        Part.Reasoning.of("I must look."),
                        Part.Text.of("I shall look."),
                        Part.ToolCall.of("c1", "exec", "{\"command\": \"ls\"}"),
                        Part.ToolResult.of("c1", List.of(Part.Text.of("lamp.py"))),
                        Part.Text.of("It is night."),
                        Part.File.of("image/png").withName(Optional.of("images/a.png")));
        assertThat(told.get(2).model()).contains("swe-2-high");
    }

    @Test
    void whatTheSessionMayDoStaysHere() {
        String all = probe().read("zinc-order").stream()
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        assertThat(all).contains("It is night.").doesNotContain("dangerous", "permission", "tool_definitions");
        assertThat(new DevinTranscriptAdapter().canPlace()).isFalse();
    }

    @Test
    void anOlderTranscriptSaysInItsMetadataWhoWroteAndWhen() throws IOException {
        Files.writeString(transcripts.resolve("cord-snap.json"), """
                {"schema_version":"ATIF-v1.4","session_id":"cord-snap","agent":{"name":"devin","version":"1"},"steps":[
                {"step_id":1,"source":"system","message":"List it.","metadata":{"is_user_input":true,"created_at":"2026-03-01T10:00:00Z"}},
                {"step_id":2,"source":"user","message":"continue","metadata":{"is_user_input":false}},
                {"step_id":3,"source":"agent","message":"Done.","metadata":{"generation_model":"m","metrics":{"input_tokens":1}}}]}
                """);
        Transcript transcript = transcript("cord-snap");
        assertThat(transcript.title()).contains("List it.");
        assertThat(transcript.folder()).isEmpty();
        assertThat(transcript.all()).extracting(Message::role).containsExactly(Role.USER, Role.USER, Role.ASSISTANT);
        assertThat(transcript.all().get(0).time()).contains(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(transcript.all().get(2).model()).contains("m");
    }

    @Test
    void aStepThatGetsItsResultLaterIsTheSameAndIsShownWithIt() throws IOException {
        List<Record> before = probe().read("zinc-order");
        Files.writeString(
                transcripts.resolve("zinc-order.json"), CURRENT.replace("\"lamp.py\"", "\"lamp.py, a day later\""));
        List<Record> after = probe().read("zinc-order");
        assertThat(identities(after)).isEqualTo(identities(before));
        List<Record> both = new ArrayList<>(before);
        both.add(Record.file(
                Record.revisionTrack(before.get(2).identity()), after.get(2).payload()));
        assertThat(new DevinTranscriptAdapter()
                        .transcript(RecordList.of(both))
                        .all()
                        .get(3)
                        .parts())
                .containsExactly(Part.ToolResult.of("c1", List.of(Part.Text.of("lamp.py, a day later"))));
    }

    private static List<String> identities(List<Record> records) {
        return records.stream()
                .map(record -> HexFormat.of().formatHex(record.identity()))
                .toList();
    }

    @Test
    void whatIsNoTranscriptIsNamed() throws IOException {
        Files.writeString(transcripts.resolve("other.json"), "{\"schema_version\":\"ATIF-v1.7\"}");
        Files.writeString(transcripts.resolve("no id.json"), CURRENT);
        assertThat(probe().sessions()).extracting(SessionInfo::id).containsExactlyInAnyOrder("other", "zinc-order");
        assertThatThrownBy(() -> probe().read("other"))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining("other.json");
    }

    @Test
    void aTranscriptThatIsHalfWrittenIsNotSettled() throws IOException {
        Files.writeString(transcripts.resolve("torn.json"), CURRENT.substring(0, 700));
        boolean unsettled = probe().with(store -> {
            try (SessionReader reader = store.read("torn", Position.START)) {
                return reader.isUnsettled();
            }
        });
        assertThat(unsettled).isTrue();
    }

    @Test
    void aTranscriptOfAnotherDiskIsImportedAndOtherJsonIsNot() throws IOException {
        DevinTranscriptAdapter adapter = new DevinTranscriptAdapter();
        Path file = Files.writeString(folder.resolve("old.json"), CURRENT);
        StoreLocation at = adapter.importLocation(file, machine.machine()).orElseThrow();
        try (HistoryStore store = adapter.open(at, machine.machine())) {
            List<SessionInfo> sessions = new ArrayList<>();
            store.visitSessions(sessions::add);
            assertThat(sessions).extracting(SessionInfo::id).containsExactly("zinc-order");
            assertThat(RecordList.drain(store.read("zinc-order", Position.START)))
                    .hasSize(5);
        }
        Path other = Files.writeString(folder.resolve("other.json"), CURRENT.replace("devin", "harbor"));
        Path folderFile = Files.writeString(folder.resolve("package.json"), "{}");
        assertThat(adapter.importLocation(other, machine.machine())).isEmpty();
        assertThat(adapter.importLocation(folderFile, machine.machine())).isEmpty();
    }
}
