package io.roam.adapter.claude;

import static io.roam.adapter.claude.TranscriptFixture.call;
import static io.roam.adapter.claude.TranscriptFixture.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private final TranscriptFixture talk = new TranscriptFixture();

    @Test
    void linesOfOneMessageAreOneAtThePlaceOfTheFirst() {
        talk.user("u1", null, "go")
                .model("a1", "u1", "m1", text("I look"))
                .model("a2", "a1", "m1", call("c1"))
                .result("r1", "a2", "c1", "one")
                .model("a3", "a2", "m1", call("c2"))
                .result("r2", "a3", "c2", "two")
                .model("a4", "r2", "m2", text("done"));
        assertThat(talk.summaries())
                .containsExactly(
                        "U go", "A I look + call c1 + call c2", "U result c1 one", "U result c2 two", "A done");
        Message merged = talk.transcript().all().get(1);
        assertThat(merged.usage()).contains(Usage.of(1, 4));
        assertThat(merged.id()).isEqualTo("m1");
        assertThat(merged.parent()).contains("u1");
        assertThat(talk.transcript().all().get(4).parent()).contains("r2");
    }

    @Test
    void whatIsNotOfTheKnownFormIsTold() {
        talk.line("{\"type\":\"user\",\"message\":\"words\"}")
                .line("{\"type\":\"user\",\"message\":{\"content\":\"words\"},\"attachment\":{\"prompt\":\"x\"}}")
                .line("{\"type\":\"assistant\",\"text\":\"words\"}")
                .line("{\"type\":\"user\",\"message\":{\"content\":\"before\"},\"message\":{\"content\":null}}");
        assertThat(talk.summaries())
                .containsExactly(
                        "left U Unknown[raw={\"type\":\"user\",\"message\":\"words\"}]",
                        "left U words",
                        "left A Unknown[raw={\"type\":\"assistant\",\"text\":\"words\"}]",
                        "U ");
    }

    @Test
    void manyLinesThatFollowACircleAreToldSoon() {
        talk.row("progress", "p1", "p2", "\"x\":1").row("progress", "p2", "p1", "\"x\":1");
        for (int i = 0; i < 50_000; i++) {
            talk.user("u" + i, "p1", "go").model("a" + i, "a" + (i - 1), "m", text("went"));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(talk.transcript().all()).hasSize(50_001));
    }

    @Test
    void aBranchThatWasLeftIsTold() {
        talk.user("u1", null, "go")
                .model("a1", "u1", "m1", text("first"))
                .user("u2", "a1", "no")
                .model("a2", "u2", "m2", text("left"))
                .user("u3", "a1", "yes")
                .model("a3", "u3", "m3", text("kept"));
        assertThat(talk.summaries()).containsExactly("U go", "A first", "left U no", "left A left", "U yes", "A kept");
    }

    @Test
    void theBranchThatTheToolNotedLastIsTheActiveOne() {
        talk.user("u1", null, "go")
                .user("u2", "u1", "mine")
                .model("a2", "u2", "m2", text("to mine"))
                .user("u3", "u1", "other")
                .line("{\"type\":\"last-prompt\",\"leafUuid\":\"u2\"}");
        assertThat(talk.summaries()).containsExactly("U go", "U mine", "A to mine", "left U other");
    }

    @Test
    void aNotedAncestorHidesNothing() {
        talk.user("u1", null, "go")
                .model("a1", "u1", "m1", text("went"))
                .line("{\"type\":\"last-prompt\",\"leafUuid\":\"u1\"}");
        assertThat(talk.summaries()).containsExactly("U go", "A went");
    }

    @Test
    void historyBeforeACompactionIsPartOfIt() {
        talk.user("u1", null, "old")
                .model("a1", "u1", "m1", text("older"))
                .row(
                        "system",
                        "b",
                        null,
                        "\"subtype\":\"compact_boundary\",\"logicalParentUuid\":\"a1\",\"content\":\"Compacted\"")
                .row("user", "s", "b", "\"isCompactSummary\":true,\"message\":{\"content\":\"in short\"}")
                .user("u2", "s", "new");
        assertThat(talk.summaries())
                .containsExactly("U old", "A older", "S compaction: Compacted", "U compaction: in short", "U new");
    }

    @Test
    void aCompactionWhoseHistoryIsNamedNowhereFollowsWhatStandsBefore() {
        talk.user("u1", null, "old")
                .row(
                        "system",
                        "b",
                        null,
                        "\"subtype\":\"compact_boundary\",\"logicalParentUuid\":\"gone\",\"content\":\"c\"")
                .user("u2", "b", "new");
        assertThat(talk.summaries()).containsExactly("U old", "S compaction: c", "U new");
    }

    @Test
    void messagesThatACompactionKeptAreRelinked() {
        talk.user("u1", null, "old")
                .user("x", "u1", "left")
                .model("k1", "u1", "m1", text("kept"))
                .user("k2", "k1", "kept too")
                .row(
                        "system",
                        "b",
                        null,
                        "\"subtype\":\"compact_boundary\",\"logicalParentUuid\":\"k2\",\"content\":\"c\",\"compactMetadata\":"
                                + "{\"preservedMessages\":{\"anchorUuid\":\"s\",\"uuids\":[\"k1\",\"k2\"]}}")
                .row("user", "s", "b", "\"isCompactSummary\":true,\"message\":{\"content\":\"short\"}")
                .user("u2", "k2", "new");
        assertThat(talk.summaries())
                .containsExactly(
                        "U old",
                        "left U left",
                        "A kept",
                        "U kept too",
                        "S compaction: c",
                        "U compaction: short",
                        "U new");
    }

    @Test
    void queuedWordsAreTheUsers() {
        talk.row("attachment", "q", null, "\"attachment\":{\"type\":\"queued_command\",\"prompt\":\"and this\"}");
        assertThat(talk.summaries()).containsExactly("U and this");
    }

    @Test
    void stateShowsWhereAReaderWantsIt() {
        talk.line("{\"type\":\"mode\",\"mode\":\"normal\"}")
                .line("{\"type\":\"mode\",\"mode\":\"plan\"}")
                .line("{\"type\":\"mode\",\"mode\":\"plan\"}")
                .line("{\"type\":\"summary\",\"summary\":\"all of it\"}")
                .line("{\"type\":\"progress\",\"uuid\":\"p\"}")
                .line("{\"type\":\"pr-link\",\"prUrl\":\"https://x/1\"}")
                .line("{\"type\":\"data-flow-records\",\"v\":1,\"records\":[]}")
                .line("{\"type\":\"custom-title\",\"customTitle\":\"t\"}");
        assertThat(talk.summaries())
                .containsExactly("S mode: plan", "S context summary: all of it", "S pr-link: https://x/1");
        assertThat(talk.transcript().title()).contains("t");
    }

    @Test
    void nobodySaidWhatTheToolGaveTheModelToRead() {
        talk.row(
                        "attachment",
                        "p",
                        null,
                        "\"attachment\":{\"type\":\"prompt_snapshot\",\"systemPrompt\":[\"be an agent\"]}")
                .row("system", "d", "p", "\"subtype\":\"turn_duration\",\"durationMs\":12")
                .row("system", "n", "d", "\"subtype\":\"informational\",\"content\":\"the model changed\"")
                .row("user", "m", "n", "\"isMeta\":true,\"message\":{\"content\":\"the text of a skill\"}")
                .row(
                        "user",
                        "o",
                        "m",
                        "\"isMeta\":true,\"origin\":{\"kind\":\"peer\"},\"message\":{\"content\":\"I am another session\"}")
                .row(
                        "user",
                        "u",
                        "o",
                        "\"message\":{\"content\":[" + text("<ide_opened_file>x</ide_opened_file>") + "," + text("go")
                                + "]}");
        assertThat(talk.summaries())
                .containsExactly(
                        "S context prompt_snapshot: {\"type\":\"prompt_snapshot\",\"systemPrompt\":[\"be an agent\"]}",
                        "S context turn_duration: {\"type\":\"system\",\"uuid\":\"d\",\"parentUuid\":\"p\","
                                + "\"subtype\":\"turn_duration\",\"durationMs\":12}",
                        "S informational: the model changed",
                        "U context meta: the text of a skill",
                        "U I am another session",
                        "U context meta: <ide_opened_file>x</ide_opened_file> + go");
    }

    @Test
    void whatIsUnknownIsTold() {
        talk.line("}{")
                .line("")
                .line("{\"type\":\"new\"}")
                .line("{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"hologram\"}]}}");
        assertThat(talk.transcript().all().stream().flatMap(message -> message.parts().stream()))
                .containsExactly(
                        Part.Unknown.of("}{"),
                        Part.Unknown.of("{\"type\":\"new\"}"),
                        Part.Unknown.of("{\"type\":\"hologram\"}"));
    }

    @Test
    void blocksBecomeParts() {
        talk.model(
                "a",
                null,
                "m",
                "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"}",
                "{\"type\":\"redacted_thinking\",\"data\":\"x\"}",
                call("c"),
                "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAAAAAA\"}}",
                "{\"tool_use_id\":\"c\",\"type\":\"web_search_tool_result\",\"is_error\":true,\"content\":[" + text("r")
                        + "]}");
        assertThat(talk.transcript().all().get(0).parts())
                .containsExactly(
                        Part.Reasoning.of("hm"),
                        Part.Reasoning.of(""),
                        Part.ToolCall.of("c", "Bash", "{\"command\": \"ls\"}"),
                        Part.File.of("image/png").withSize(6),
                        Part.ToolResult.of("c", List.of(Part.Text.of("r"))).withError(true));
    }

    @Test
    void theBytesOfImagesAndResultsCanBeRead() {
        talk.model(
                        "a",
                        null,
                        "m",
                        "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"iVBORw0KGgo\\/+w==\"}}",
                        "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://example.org/a.png\"}}")
                .file("tool-results/a.txt", "abc");
        List<Part.File> files = talk.transcript().all().stream()
                .flatMap(message -> message.parts().stream())
                .map(Part.File.class::cast)
                .toList();
        assertThat(files.get(0).bytes())
                .hasValue(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0x3f, (byte) 0xfb});
        assertThat(files.get(1).bytes()).isEmpty();
        assertThat(files.get(2).bytes()).hasValue("abc".getBytes(UTF_8));
    }

    @Test
    void sideTracksFollowTheMainOne() {
        talk.user("u1", null, "go")
                .line(
                        "subagents/agent-1.jsonl",
                        "{\"type\":\"user\",\"uuid\":\"x\",\"message\":{\"content\":\"task\"}}")
                .file("subagents/agent-1.meta.json", "{}")
                .file("tool-results/a.txt", "abc")
                .user("u2", "u1", "on");
        assertThat(talk.transcript().all())
                .extracting(Message::track)
                .containsExactly("", "", "subagents/agent-1.jsonl", "tool-results/a.txt");
    }

    @Test
    void linksThatRunInCirclesEnd() {
        talk.user("u1", "u2", "one")
                .user("u2", "u1", "two")
                .user("u3", "u3", "three")
                .line("{\"type\":\"last-prompt\",\"leafUuid\":\"u1\"}");
        assertThat(talk.transcript().all()).hasSize(3);
    }

    @Test
    void twoRowsOfOneIdAreTwoMessages() {
        talk.user("u1", null, "one").user("u1", null, "two");
        assertThat(talk.transcript().all()).extracting(Message::id).containsExactly("u1", "");
    }
}
