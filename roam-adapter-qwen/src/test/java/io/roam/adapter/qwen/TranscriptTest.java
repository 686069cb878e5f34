package io.roam.adapter.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import io.roam.transcript.Usage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read of a session. */
final class TranscriptTest {
    @TempDir
    Path folder;

    private QwenHome home;
    private TestMachine machine;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("machine"));
        home = new QwenHome(machine);
    }

    private Transcript transcript() {
        QwenAdapter adapter = new QwenAdapter();
        return adapter.transcript(RecordList.of(StoreProbe.to(adapter, machine).read(QwenHome.ONE)));
    }

    private List<Message> messages() {
        try (var all = transcript().messages()) {
            return all.toList();
        }
    }

    private List<Part> partsOf(String type, String message) {
        home.add(QwenHome.ONE, type, message);
        List<Message> all = messages();
        return all.get(all.size() - 1).parts();
    }

    @Test
    void aTurnHasItsWordsItsModelAndItsTokens() {
        String first = home.user(QwenHome.ONE, "hello");
        home.state(QwenHome.ONE);
        home.model(QwenHome.ONE, "hi");
        assertThat(messages()).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT);
        Message answer = messages().get(1);
        assertThat(answer.parts()).containsExactly(Part.Text.of("hi"));
        assertThat(answer.model()).contains("m");
        assertThat(answer.usage()).contains(Usage.of(5, 3));
        assertThat(answer.time()).contains(machine.clock().instant());
        assertThat("\"" + messages().get(0).id() + "\"").isEqualTo(first);
    }

    @Test
    void theTitleIsTheOneThatWasGivenOrTheFirstWords() {
        home.user(QwenHome.ONE, "hello\nthere");
        assertThat(transcript().title()).contains("hello");
        home.add(
                QwenHome.ONE,
                "system",
                "\"subtype\":\"custom_title\",\"systemPayload\":{\"customTitle\":\"Auto\",\"titleSource\":\"auto\"}");
        assertThat(transcript().title()).contains("Auto");
        home.title(QwenHome.ONE, "Lamp");
        home.user(QwenHome.ONE, "more");
        assertThat(transcript().title()).contains("Lamp");
    }

    @Test
    void callsAndResultsAreShown() {
        assertThat(
                        partsOf(
                                "assistant",
                                "\"message\":{\"parts\":[{\"text\":\"hm\",\"thought\":true},"
                                        + "{\"functionCall\":{\"id\":\"c1\",\"name\":\"read_file\",\"args\":{\"path\":\"a\"}}}]}"))
                .containsExactly(Part.Reasoning.of("hm"), Part.ToolCall.of("c1", "read_file", "{\"path\":\"a\"}"));
        assertThat(
                        partsOf(
                                "tool_result",
                                "\"message\":{\"parts\":[{\"functionResponse\":{\"id\":\"c1\",\"response\":{\"output\":\"x\"}}}]}"))
                .containsExactly(Part.ToolResult.of("c1", List.of(Part.Text.of("x"))));
        assertThat(
                        partsOf(
                                "tool_result",
                                "\"message\":{\"parts\":[{\"functionResponse\":{\"id\":\"c2\",\"response\":{\"error\":\"no\"}}}]}"))
                .containsExactly(
                        Part.ToolResult.of("c2", List.of(Part.Text.of("no"))).withError(true));
    }

    @Test
    void filesAreDecoded() {
        List<Part> parts = partsOf(
                "user", "\"message\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"text/plain\",\"data\":\"aGk=\"}}]}");
        assertThat(parts).singleElement().isInstanceOfSatisfying(Part.File.class, file -> {
            assertThat(file.mediaType()).isEqualTo("text/plain");
            assertThat(new String(file.bytes().orElseThrow(), StandardCharsets.UTF_8))
                    .isEqualTo("hi");
        });
    }

    @Test
    void whatTheToolSaysInTheUsersNameIsContext() {
        home.user(QwenHome.ONE, "hello");
        assertThat(partsOf("user", "\"subtype\":\"notification\",\"message\":{\"parts\":[{\"text\":\"done\"}]}"))
                .containsExactly(Part.Context.of("notification", "done"));
        assertThat(
                        partsOf(
                                "user",
                                "\"message\":{\"parts\":[{\"text\":\"b\"},{\"text\":\"<qwen:user-prompt-submit-context>\\nc\"}]}"))
                .containsExactly(Part.Text.of("b"), Part.Context.of("hook", "<qwen:user-prompt-submit-context>\nc"));
        assertThat(StoreProbe.to(new QwenAdapter(), machine)
                        .read(QwenHome.ONE, Position.START)
                        .facts()
                        .messageCount())
                .isEqualTo(2);
    }

    @Test
    void aCompressionIsANotice() {
        assertThat(partsOf("system", "\"subtype\":\"chat_compression\",\"systemPayload\":{}"))
                .containsExactly(Part.Notice.of("compaction", "Qwen Code compressed the conversation"));
    }

    @Test
    void whatIsOfUnknownFormIsShownAsItIs() {
        assertThat(partsOf("user", "\"message\":{\"parts\":[{\"new\":1},7]}"))
                .containsExactly(Part.Unknown.of("{\"new\":1}"), Part.Unknown.of("7"));
        int before = messages().size();
        home.add(QwenHome.ONE, "user", "\"message\":\"words\"");
        home.add(QwenHome.ONE, "user", "\"timestamp\":\"never\",\"message\":{\"parts\":{}}");
        assertThat(messages()).hasSize(before);
        home.append(QwenHome.ONE, "}{\n");
        assertThat(messages().get(before).parts()).containsExactly(Part.Unknown.of("}{"));
    }
}
