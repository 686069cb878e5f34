package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what must hold for every transcript: it has an end, and no text of the records is missing. */
final class TranscriptLaws {
    private static final Set<String> SPEECH = Set.of("user", "assistant");

    private final List<SessionLaws.ParsedRecord> records;
    private final List<Message> messages;
    private final Map<String, Integer> texts = new HashMap<>();

    TranscriptLaws(ClaudeAdapter adapter, List<SessionLaws.ParsedRecord> records) {
        this.records = records;
        this.messages = adapter.transcript(RecordList.of(
                        records.stream().map(SessionLaws.ParsedRecord::record).toList()))
                .all();
    }

    void check() {
        Set<String> ids = new HashSet<>();
        for (Message message : messages) {
            assertThat(message.parts()).isNotEmpty();
            assertThat(message.id().isEmpty() || ids.add(message.id()))
                    .as("ids are unique")
                    .isTrue();
            message.parts().forEach(this::addPart);
        }
        for (Message message : messages) {
            message.parent()
                    .ifPresent(parent -> assertThat(ids).as("a parent is told").contains(parent));
        }
        records.forEach(this::checkRecord);
    }

    private void addPart(Part part) {
        if (part instanceof Part.Text text) {
            add(text.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            add(reasoning.text());
        } else if (part instanceof Part.ToolCall call) {
            add(call.id());
        } else if (part instanceof Part.ToolResult result) {
            add(result.call());
            result.parts().forEach(this::addPart);
        } else if (part instanceof Part.Notice notice) {
            add(notice.text());
        } else if (part instanceof Part.Context context) {
            add(context.text());
        } else if (part instanceof Part.Unknown unknown) {
            add(unknown.raw());
        }
    }

    private void add(String text) {
        texts.merge(text, 1, Integer::sum);
    }

    private void checkRecord(SessionLaws.ParsedRecord one) {
        Record record = one.record();
        if (record.kind() == Record.Kind.FILE) {
            return;
        }
        String line = new String(record.payload(), StandardCharsets.UTF_8);
        Map<String, Object> row = one.row();
        if (row == null) {
            if (!line.isBlank()) {
                requireText(line, line);
            }
            return;
        }
        Object type = row.getOrDefault("type", "");
        if (SPEECH.contains(type)) {
            checkSpoken(row, line);
        } else if (row.get("attachment") instanceof Map<?, ?> attachment
                && "queued_command".equals(attachment.get("type"))) {
            if (type.equals("attachment")) {
                checkContent(attachment.get("prompt"), line);
            }
        } else if (type.equals("summary") && row.get("summary") instanceof String summary) {
            requireText(summary, line);
        } else if (type.equals("never heard of")) {
            requireText(line, line);
        }
    }

    private void checkSpoken(Map<String, Object> row, String line) {
        boolean understood = row.get("message") instanceof Map<?, ?> message && message.containsKey("content");
        if (understood) {
            checkContent(((Map<?, ?>) row.get("message")).get("content"), line);
        } else {
            requireText(line, line);
        }
    }

    private void checkContent(Object content, String line) {
        if (content instanceof String words) {
            requireText(words, line);
        } else if (content instanceof List<?> blocks) {
            blocks.forEach(block -> checkBlock(block, line));
        }
    }

    private void checkBlock(Object block, String line) {
        if (block instanceof String words) {
            requireText(words, line);
        } else if (block instanceof Map<?, ?> members) {
            Map<String, String> names =
                    Map.of("text", "text", "thinking", "thinking", "tool_use", "id", "tool_result", "tool_use_id");
            Object type = members.get("type");
            if (type instanceof String known
                    && names.containsKey(known)
                    && members.get(names.get(known)) instanceof String said) {
                requireText(said, line);
                if (known.equals("tool_result")) {
                    checkContent(members.get("content"), line);
                }
            }
        }
    }

    private void requireText(String text, String line) {
        Integer left = texts.get(text);
        assertThat(left != null && left > 0)
                .as(() -> "told is <" + cut(text) + "> of " + cut(line))
                .isTrue();
        texts.merge(text, -1, Integer::sum);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(2000, text.length()));
    }
}
