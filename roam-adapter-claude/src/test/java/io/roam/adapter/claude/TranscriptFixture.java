package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.ClassRule;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a conversation of rows with short ids, and its transcript. */
final class TranscriptFixture {
    private final List<Record> records = new ArrayList<>();

    TranscriptFixture user(String id, String parent, String words) {
        return row("user", id, parent, "\"message\":{\"content\":\"" + words + "\"}");
    }

    TranscriptFixture model(String id, String parent, String message, String... blocks) {
        String usage = "\"usage\":{\"input_tokens\":1,\"output_tokens\":" + records.size() + "}";
        return row(
                "assistant",
                id,
                parent,
                "\"message\":{\"id\":\"" + message + "\",\"model\":\"x\",\"content\":[" + String.join(",", blocks)
                        + "]," + usage + "}");
    }

    TranscriptFixture result(String id, String parent, String call, String text) {
        String block = "{\"tool_use_id\":\"" + call + "\",\"type\":\"tool_result\",\"content\":\"" + text + "\"}";
        return row("user", id, parent, "\"toolUseResult\":{},\"message\":{\"content\":[" + block + "]}");
    }

    TranscriptFixture row(String type, String id, String parent, String rest) {
        String link = parent == null ? "null" : "\"" + parent + "\"";
        return line("{\"type\":\"" + type + "\",\"uuid\":\"" + id + "\",\"parentUuid\":" + link + "," + rest + "}");
    }

    TranscriptFixture line(String line) {
        return line("", line);
    }

    TranscriptFixture line(String track, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        records.add(ClassRule.recordOf(track, bytes, Row.of(bytes), true));
        return this;
    }

    TranscriptFixture file(String track, String content) {
        records.add(Record.file(track, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    static String text(String text) {
        return "{\"type\":\"text\",\"text\":\"" + text + "\"}";
    }

    static String call(String id) {
        return "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"Bash\",\"input\":{\"command\": \"ls\"}}";
    }

    List<Record> records() {
        return records;
    }

    /** Returns the lines of the main track as a file holds them. */
    String text() {
        return records.stream()
                .filter(Record::isMain)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
    }

    Transcript transcript() {
        return new ClaudeAdapter().transcript(RecordList.of(records));
    }

    /** Returns a summary of each message: whether it is active, its role, and its text. */
    List<String> summaries() {
        return transcript().all().stream().map(TranscriptFixture::summaryOf).toList();
    }

    private static String summaryOf(Message message) {
        String parts =
                message.parts().stream().map(TranscriptFixture::summaryOf).collect(Collectors.joining(" + "));
        return (message.active() ? "" : "left ") + message.role().name().charAt(0) + " " + parts;
    }

    private static String summaryOf(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.ToolCall call) {
            return "call " + call.id();
        }
        if (part instanceof Part.ToolResult result) {
            return "result " + result.call() + " "
                    + result.parts().stream().map(TranscriptFixture::summaryOf).collect(Collectors.joining());
        }
        if (part instanceof Part.Context context) {
            return "context " + context.kind() + ": " + context.text();
        }
        if (part instanceof Part.Notice notice) {
            return notice.kind() + ": " + notice.text();
        }
        return part.toString();
    }
}
