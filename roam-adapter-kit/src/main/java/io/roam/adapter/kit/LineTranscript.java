package io.roam.adapter.kit;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the transcript of lines. */
final class LineTranscript {
    private LineTranscript() {}

    static Transcript of(LineSessions adapter, RecordSource records) {
        SessionFacts facts = factsOf(adapter, records);
        return Transcript.of(adapter.id(), () -> messages(adapter, records))
                .withTitle(facts.title())
                .withFolder(facts.folders().stream().findFirst())
                .withToolVersion(facts.toolVersion());
    }

    private static SessionFacts factsOf(LineSessions adapter, RecordSource records) {
        FactsCollector facts = new FactsCollector();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.isMain()) {
                    JsonSlice.parse(record.payload())
                            .filter(JsonSlice::isObject)
                            .ifPresent(line -> adapter.collect(line, facts));
                }
            }
        }
        return facts.facts();
    }

    private static Stream<Message> messages(LineSessions adapter, RecordSource records) {
        Set<String> ids = new HashSet<>();
        return RecordStream.of(records)
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .flatMap(record -> messageOf(adapter, record).stream())
                .map(message -> RecordStream.withUniqueId(message, ids));
    }

    private static Optional<Message> messageOf(LineSessions adapter, Record event) {
        Optional<JsonSlice> line = JsonSlice.parse(event.payload()).filter(JsonSlice::isObject);
        return line.isPresent()
                ? adapter.readMessage(line.get())
                : Optional.of(FileSessions.unknownMessage(event.payload()));
    }
}
