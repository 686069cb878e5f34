package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.editor.TranscriptStream;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.Pack;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.List;
import java.util.Optional;

/** Tells a session of cursor-agent. */
public final class AgentTranscript {
    private final AgentCalls calls = new AgentCalls();
    private Optional<JsonView> meta = Optional.empty();

    private AgentTranscript() {}

    public static Transcript of(String tool, RecordSource records) {
        AgentTranscript telling = new AgentTranscript();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                telling.outline(record);
            }
        }
        return new Transcript(
                tool, telling.meta.flatMap(one -> one.textAt("name")), Optional.empty(), Optional.empty(), () -> {
                    AgentCalls.Order order = telling.calls.order();
                    return TranscriptStream.messages(records, record -> message(record, order));
                });
    }

    private void outline(Record record) {
        if (record.track().equals(AgentRule.META)) {
            meta = JsonView.of(record.payload());
        } else if (record.track().equals(AgentRule.STATE)) {
            Pack.rows(record.payload()).ifPresent(calls::learn);
        }
    }

    private static Optional<Message> message(Record record, AgentCalls.Order calls) {
        if (!record.isMain()) {
            return AgentRule.fits(record) ? Optional.empty() : Optional.of(TranscriptStream.unknown(record));
        }
        byte[] blob = record.payload();
        return Optional.of(AgentMessageBlobs.ofUser(blob)
                .map(text -> message(Role.USER, List.of(new Part.Text(text))))
                .or(() -> JsonView.of(blob)
                        .filter(JsonView::isObject)
                        .map(AgentMessage::new)
                        .map(AgentMessage::message))
                .or(() -> AgentStep.of(blob, calls).map(parts -> message(Role.ASSISTANT, parts)))
                .orElseGet(() -> TranscriptStream.unknown(record)));
    }

    static Message message(Role role, List<Part> parts) {
        Optional<String> none = Optional.empty();
        return new Message("", none, role, "", true, Optional.empty(), none, Optional.empty(), parts);
    }
}
