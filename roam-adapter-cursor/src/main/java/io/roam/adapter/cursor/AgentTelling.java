package io.roam.adapter.cursor;

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
final class AgentTelling {
    private final AgentCalls calls = new AgentCalls();
    private Optional<Json> meta = Optional.empty();

    private AgentTelling() {}

    static Transcript of(String tool, RecordSource records) {
        AgentTelling telling = new AgentTelling();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                telling.outline(record);
            }
        }
        return new Transcript(
                tool, telling.meta.flatMap(one -> one.textAt("name")), Optional.empty(), Optional.empty(), () -> {
                    AgentCalls.Order order = telling.calls.order();
                    return Telling.messages(records, record -> message(record, order));
                });
    }

    private void outline(Record record) {
        if (record.track().equals(AgentRule.META)) {
            meta = Json.of(record.payload());
        } else if (record.track().equals(AgentRule.STATE)) {
            Pack.rows(record.payload()).ifPresent(calls::learn);
        }
    }

    private static Optional<Message> message(Record record, AgentCalls.Order calls) {
        if (!record.isMain()) {
            return AgentRule.fits(record) ? Optional.empty() : Optional.of(Telling.unknown(record));
        }
        byte[] blob = record.payload();
        return Optional.of(AgentWords.ofUser(blob)
                .map(text -> message(Role.USER, List.of(new Part.Text(text))))
                .or(() -> Json.of(blob)
                        .filter(Json::isObject)
                        .map(AgentMessage::new)
                        .map(AgentMessage::message))
                .or(() -> AgentStep.of(blob, calls).map(parts -> message(Role.ASSISTANT, parts)))
                .orElseGet(() -> Telling.unknown(record)));
    }

    static Message message(Role role, List<Part> parts) {
        Optional<String> none = Optional.empty();
        return new Message("", none, role, "", true, Optional.empty(), none, Optional.empty(), parts);
    }
}
