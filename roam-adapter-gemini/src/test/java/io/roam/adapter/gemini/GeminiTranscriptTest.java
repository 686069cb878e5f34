package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GeminiTranscriptTest {
    private static final String CALL =
            "{\"id\":\"a1\",\"type\":\"gemini\",\"content\":\"I look.\",\"thoughts\":[{\"subject\":\"Looking\",\"description\":\"first\"}],"
                    + "\"toolCalls\":[{\"id\":\"c1\",\"name\":\"ls\",\"args\":{\"path\":\".\"},\"status\":\"success\",\"result\":"
                    + "[{\"functionResponse\":{\"id\":\"c1\",\"name\":\"ls\",\"response\":{\"output\":\"lamp\"}}}]}]}";

    private static Transcript of(String... lines) {
        List<Record> records = Stream.of(lines)
                .map(line -> ClassRule.recordOf(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new GeminiAdapter().transcript(RecordList.of(records));
    }

    @Test
    void anAnswerHasItsThoughtsCallsAndResults() {
        Message answer = of(GeminiHome.user("u1", "Hello"), CALL).all().get(1);
        assertThat(answer.parts())
                .containsExactly(
                        Part.Reasoning.of("Looking\nfirst"),
                        Part.Text.of("I look."),
                        Part.ToolCall.of("c1", "ls", "{\"path\":\".\"}"),
                        Part.ToolResult.of("c1", List.of(Part.Text.of("lamp"))));
    }

    @Test
    void aResultThatStandsTwiceIsToldOnce() {
        String answered =
                "{\"id\":\"u2\",\"type\":\"user\",\"content\":[{\"functionResponse\":{\"id\":\"c1\",\"response\":"
                        + "{\"error\":\"no lamp\"}}}]}";
        List<Message> told = of(CALL, answered).all();
        assertThat(told.get(0).parts()).noneMatch(Part.ToolResult.class::isInstance);
        assertThat(told.get(1).parts())
                .containsExactly(Part.ToolResult.of("c1", List.of(Part.Text.of("no lamp")))
                        .withError(true));
    }

    @Test
    void ofSeveralValuesOfAMessageTheLastIsTold() {
        assertThat(of(GeminiHome.answer("a1", "ha"), GeminiHome.answer("a1", "half"), GeminiHome.answer("a1", "whole"))
                        .all())
                .extracting(Message::parts)
                .containsExactly(List.of(Part.Text.of("whole")));
    }

    @Test
    void whatWasRewoundIsOnAnAbandonedBranch() {
        List<Message> told = of(
                        GeminiHome.user("u1", "one"),
                        GeminiHome.user("u2", "two"),
                        GeminiHome.user("u3", "three"),
                        "{\"$rewindTo\":\"u2\"}",
                        GeminiHome.user("u4", "four"))
                .all();
        assertThat(told).extracting(Message::active).containsExactly(true, false, false, true);
        assertThat(of(GeminiHome.user("u1", "one"), "{\"$rewindTo\":\"unknown\"}")
                        .all())
                .extracting(Message::active)
                .containsExactly(false);
    }

    @Test
    void aListOfAllMessagesSaysWhichOnesTheToolStillHas() {
        String list = "{\"$set\":{\"messages\":[" + GeminiHome.user("u2", "two") + "]}}";
        assertThat(of(GeminiHome.user("u1", "one"), GeminiHome.user("u2", "two"), list)
                        .all())
                .extracting(Message::active)
                .containsExactly(false, true);
    }

    @Test
    void aTextAnImageAndAnUnknownPartAreTold() {
        Message message =
                of("{\"id\":\"u1\",\"type\":\"user\",\"content\":[\"see\",{\"inlineData\":{\"mimeType\":\"image/png\","
                                + "\"data\":\"AQID\"}},{\"fileData\":{\"mimeType\":\"text/plain\",\"fileUri\":\"files/1\"}},{\"x\":1}]}")
                        .all()
                        .get(0);
        assertThat(message.parts().get(0)).isEqualTo(Part.Text.of("see"));
        assertThat(((Part.File) message.parts().get(1)).bytes().orElseThrow()).containsExactly(1, 2, 3);
        assertThat(((Part.File) message.parts().get(2)).name()).hasValue("files/1");
        assertThat(message.parts().get(3)).isEqualTo(Part.Unknown.of("{\"x\":1}"));
    }

    @Test
    void theTitleIsTheSummaryOrWhatWasTypedFirst() {
        String command = GeminiHome.user("u0", "/help");
        assertThat(of(command, GeminiHome.user("u1", "Hello"), GeminiHome.user("u2", "More"))
                        .title())
                .hasValue("Hello");
        assertThat(of("{\"$set\":{\"summary\":\"Lamp\"}}", GeminiHome.user("u1", "Hello"))
                        .title())
                .hasValue("Lamp");
    }

    @Test
    void theFolderIsTheOneThatTheToolStated() {
        assertThat(of(GeminiHome.context(), GeminiHome.user("u1", "Hello")).folder())
                .hasValue("/home/ada/work");
    }
}
