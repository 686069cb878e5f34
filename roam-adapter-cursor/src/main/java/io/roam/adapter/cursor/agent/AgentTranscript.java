package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.MessageStream;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.List;
import java.util.Optional;

/** Makes the transcript of a session of cursor-agent. */
public final class AgentTranscript {
    private final AgentCalls calls = new AgentCalls();
    private Optional<JsonView> meta = Optional.empty();

    private AgentTranscript() {}

    public static Transcript open(String tool, RecordSource records) {
        AgentTranscript transcript = new AgentTranscript();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                transcript.addRecord(record);
            }
        }
        return Transcript.of(tool, () -> {
                    AgentCalls.CallOrder order = transcript.calls.inCallOrder();
                    return MessageStream.messages(records, record -> messageOf(record, order));
                })
                .withTitle(transcript.meta.flatMap(one -> one.findText("name")));
    }

    private void addRecord(Record record) {
        if (record.track().equals(AgentClassRule.META)) {
            meta = JsonView.of(record.payload());
        } else if (record.track().equals(AgentClassRule.STATE)) {
            RowPack.parse(record.payload()).ifPresent(calls::addBlobs);
        }
    }

    private static Optional<Message> messageOf(Record record, AgentCalls.CallOrder calls) {
        if (!record.isMain()) {
            return AgentClassRule.accepts(record)
                    ? Optional.empty()
                    : Optional.of(MessageStream.unknownMessage(record));
        }
        byte[] blob = record.payload();
        return Optional.of(AgentMessageBlobs.findUserText(blob)
                .map(text -> newMessage(Role.USER, List.of(Part.Text.of(text))))
                .or(() -> JsonView.of(blob)
                        .filter(JsonView::isObject)
                        .map(AgentMessage::new)
                        .map(AgentMessage::toMessage))
                .or(() -> AgentStep.partsOf(blob, calls).map(parts -> newMessage(Role.ASSISTANT, parts)))
                .orElseGet(() -> MessageStream.unknownMessage(record)));
    }

    static Message newMessage(Role role, List<Part> parts) {
        return Message.builder(role, parts).build();
    }
}
