package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the class rule {@code gemini/1}, which is frozen: the first test has its vectors. */
final class ClassRuleTest {
    private final GeminiAdapter adapter = new GeminiAdapter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EVENT | {\"$rewindTo\":\"m1\"}",
                "EVENT | {\"id\":\"m1\",\"type\":\"user\",\"content\":\"Hello\"}",
                "EVENT | {\"id\":\"m1\",\"type\":\"gemini\",\"content\":\"\"}",
                "EVENT | {\"id\":\"m1\",\"type\":\"user\",\"directories\":[\"/\"]}",
                "EVENT | half a li",
                "EVENT | [1]",
                "EVENT | {\"$rewindTo\":\"m1\",\"$set\":{\"sessionId\":\"x\"}}",
                "STATE | {\"id\":\"m1\",\"type\":\"info\",\"content\":\"Hello\"}",
                "STATE | {\"id\":\"m1\",\"type\":\"tip\"}",
                "STATE | {\"id\":\"d04923d38bb0f6017037e74183378ef4\",\"type\":\"user\",\"content\":\"Hello\"}",
                "STATE | {\"$set\":{\"lastUpdated\":\"2026-11-22T10:00:00.000Z\"}}",
                "STATE | {\"$set\":{\"messages\":[]}}",
                "STATE | {\"$set\":{\"summary\":\"Lamp\",\"lastUpdated\":\"x\"}}",
                "STATE | {\"$set\":{\"summary\":1}}",
                "STATE | {\"$set\":\"text\"}",
                "STATE | {\"$patch\":{}}",
                "STATE | {\"sessionId\":\"x\",\"projectHash\":\"y\"}",
                "STATE | {}",
                "PROPERTY | {\"$set\":{\"summary\":\"Lamp\"}}",
                "PROPERTY | {\"$set\":{\"summary\":\"Lamp\",\"memoryScratchpad\":{}}}",
                "LOCAL | {\"$set\":{\"sessionId\":\"x\"}}",
                "LOCAL | {\"$set\":{\"directories\":[\"/\"]}}",
                "LOCAL | {\"$set\":{\"director\\u0069es\":[\"/\"]}}",
                "LOCAL | {\"$set\":{\"summary\":\"Lamp\",\"directories\":[\"/\"]}}",
                "LOCAL | {\"sessionId\":\"x\",\"projectHash\":\"y\",\"directories\":[]}",
            })
    void classesEachLine(Kind kind, String line) {
        assertThat(ClassRule.recordOf(bytes(line)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r{\"$set\":{\"directories\":[\"/\"]}}",
                "[\r{\"$set\":{\"directories\":[\"/\"]}}\r]",
                "x\u2028{\"$set\":{\"directories\":[\"/\"]}}",
                "x\u2029{\"$set\":{\"directories\":[\"/\"]}}\u2029",
                "x\n{\"$set\":{\"directories\":[\"/\"]}}",
                "{\"id\":\"m1\",\"type\":\"user\",\"a\":\r{\"$set\":{\"directories\":[\"/\"]}}\r}",
            })
    void aGrantBehindAnEndOfALineIsRefused(String payload) {
        Record record = Record.event(Record.MAIN, bytes(payload));
        assertThat(adapter.grantsPermissions(record)).isTrue();
        assertThat(adapter.hasValidClass(record)).isFalse();
    }

    @Test
    void aGrantInWhatIsNoUtf8IsRefused() {
        byte[] payload = bytes("{\"$set\":{\"directories\":[\"/?\"]}}");
        for (int at = 0; at < payload.length; at++) {
            payload[at] = payload[at] == '?' ? (byte) 0xff : payload[at];
        }
        assertThat(adapter.grantsPermissions(Record.event(Record.MAIN, payload)))
                .isTrue();
        assertThat(adapter.hasValidClass(Record.event(Record.MAIN, payload))).isFalse();
    }

    @Test
    void aGrantThatIsNestedDeepIsRefused() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        byte[] payload = bytes("{\"$set\":{\"directories\":[\"/\"],\"x\":" + deep + "}}");
        assertThat(adapter.grantsPermissions(Record.event(Record.MAIN, payload)))
                .isTrue();
    }

    @Test
    void aHeaderWithMessagesIsNotOneRecord() {
        String header = "{\"sessionId\":\"x\",\"projectHash\":\"y\",\"messages\":[]}";
        assertThat(adapter.hasValidClass(Record.state(Record.MAIN, bytes(header))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "subagents/agent-1.jsonl, true",
        "tool-outputs/ls_1.txt, true",
        "subagents/agent-1.txt, false",
        "tool-outputs/x.jsonl, false",
        "subagents/../x.jsonl, false",
        "subagents/.roam.jsonl, false",
        "chats/session-1.jsonl, false",
    })
    void aSideTrackIsAWholeFileOfAKnownFolder(String track, boolean valid) {
        assertThat(adapter.hasValidClass(Record.file(track, bytes("x")))).isEqualTo(valid);
        assertThat(adapter.hasValidClass(Record.event(track, bytes("x")))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
