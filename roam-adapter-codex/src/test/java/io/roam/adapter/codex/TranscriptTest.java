package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    private Transcript read(String id) {
        TestMachine here = TestMachine.in(folder.resolve("here"));
        CodexHome home = CodexHome.on(here);
        home.writeLegacy();
        home.writePaginated();
        return adapter.transcript(RecordList.of(StoreProbe.to(adapter, here).read(id)));
    }

    private Transcript of(String... lines) {
        return adapter.transcript(RecordList.of(Stream.of(lines)
                .map(line -> ClassRule.recordOf(Record.MAIN, line.getBytes(StandardCharsets.UTF_8))
                        .asLine())
                .toList()));
    }

    private static String item(String payload) {
        return "{\"timestamp\":\"2026-11-29T21:30:00.000Z\",\"type\":\"response_item\",\"payload\":" + payload + "}";
    }

    private static String user(String text) {
        return item("{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"" + text
                + "\"}]}");
    }

    @Test
    @DisplayName("words, calls, results, summaries and the compaction are told; what is encrypted never is")
    void legacy() {
        Transcript transcript = read(CodexHome.LEGACY);
        assertThat(transcript.title()).hasValue("hello");
        assertThat(transcript.folder()).hasValue("/home/ann/work");
        assertThat(transcript.toolVersion()).hasValue("0.171.0");
        assertThat(transcript.all().stream()
                        .flatMap(message -> message.parts().stream())
                        .toList())
                .contains(
                        Part.Context.of("instructions", "be kind"),
                        Part.Context.of("environment_context", "<environment_context>here</environment_context>"),
                        Part.Text.of("hello"),
                        Part.Reasoning.of("think"),
                        Part.ToolCall.of("call1", "exec_command", "{\"cmd\":\"ls\"}"),
                        Part.ToolResult.of("call1", List.of(Part.Text.of("one file"))),
                        Part.Notice.of("compaction", "the summary"));
        assertThat(transcript.all().toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    @DisplayName("a subagent's words are on its own track, and its thread's name is the title")
    void paginated() {
        Transcript transcript = read(CodexHome.PAGINATED);
        assertThat(transcript.title()).hasValue("The beacon");
        assertThat(transcript.all().stream().filter(message -> !message.track().isEmpty()))
                .extracting(Message::track)
                .hasSize(2)
                .allMatch(track -> track.contains(CodexHome.SUBAGENT));
    }

    @Test
    @DisplayName("turns that the user took back are not active; context between them is no turn")
    void rolledBack() {
        List<Message> messages = of(
                        user("one"),
                        user("two"),
                        user("<environment_context>x</environment_context>"),
                        user("three"),
                        "{\"timestamp\":\"2026-11-29T21:30:00.000Z\",\"type\":\"event_msg\",\"payload\":{\"type\":\"thread_rolled_back\",\"num_turns\":2}}",
                        user("four"))
                .all();
        assertThat(messages).extracting(Message::active).containsExactly(true, false, false, false, true, true);
    }

    @Test
    @DisplayName("an image that the conversation holds can be read; one at an address is not fetched")
    void images() {
        List<Part> parts = of(item("{\"type\":\"message\",\"role\":\"user\",\"content\":["
                        + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,aGk=\"},"
                        + "{\"type\":\"input_image\",\"image_url\":\"https://example.invalid/x.png\"}]}"))
                .all()
                .get(0)
                .parts();
        assertThat(parts).hasSize(2).allMatch(part -> part instanceof Part.File);
        Part.File inline = (Part.File) parts.get(0);
        assertThat(inline.mediaType()).isEqualTo("image/png");
        assertThat(inline.bytes()).hasValue("hi".getBytes(StandardCharsets.UTF_8));
        assertThat(((Part.File) parts.get(1)).bytes()).isEmpty();
    }

    @Test
    @DisplayName("results are told in each form that the versions have, failures as such")
    void results() {
        List<Part> parts = of(
                        item(
                                "{\"type\":\"function_call_output\",\"call_id\":\"a\",\"output\":{\"content\":\"bad\",\"success\":false}}"),
                        item(
                                "{\"type\":\"custom_tool_call_output\",\"call_id\":\"b\",\"output\":[{\"type\":\"input_text\",\"text\":\"<skill>\"}]}"),
                        item(
                                "{\"type\":\"custom_tool_call\",\"call_id\":\"c\",\"name\":\"apply_patch\",\"input\":\"*** Begin\"}"))
                .all()
                .stream()
                .flatMap(message -> message.parts().stream())
                .toList();
        assertThat(parts)
                .containsExactly(
                        Part.ToolResult.of("a", List.of(Part.Text.of("bad"))).withError(true),
                        Part.ToolResult.of("b", List.of(Part.Text.of("<skill>"))),
                        Part.ToolCall.of("c", "apply_patch", "\"*** Begin\""));
    }

    @Test
    @DisplayName("items without an envelope, as before 0.40, are words too")
    void bareItems() {
        Transcript transcript = of(
                "{\"id\":\"x\",\"timestamp\":\"2025-06-01T10:00:00.000Z\",\"instructions\":null}",
                "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"long ago\"}]}",
                "{\"record_type\":\"state\"}",
                "{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"c2VjcmV0\"}");
        assertThat(transcript.title()).hasValue("long ago");
        assertThat(transcript.all()).extracting(Message::role).containsExactly(Role.USER);
    }
}
