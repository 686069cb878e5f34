package io.roam.adapter.kit;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the transcript of messages and values, each as it is now. */
final class DocumentTranscript {
    private final DocumentSessions adapter;
    private final Map<String, byte[]> revisions = new HashMap<>();
    private final FactsCollector facts = new FactsCollector();

    private DocumentTranscript(DocumentSessions adapter) {
        this.adapter = adapter;
    }

    static Transcript of(DocumentSessions adapter, RecordSource records) {
        DocumentTranscript transcript = new DocumentTranscript(adapter);
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                transcript.collect(record);
            }
        }
        SessionFacts facts = transcript.facts.facts();
        return Transcript.of(adapter.id(), () -> transcript.messages(records))
                .withTitle(facts.title())
                .withFolder(facts.folders().stream().findFirst())
                .withToolVersion(facts.toolVersion());
    }

    private void collect(Record record) {
        if (DocumentSessions.isRevision(record)) {
            revisions.put(record.track(), record.payload());
        } else if (record.isMain()) {
            Optional<JsonSlice> json = JsonSlice.parse(record.payload());
            if (record.kind() == Record.Kind.VALUE) {
                json.ifPresent(value -> adapter.collectMember(record.key(), value, facts));
            } else if (record.kind() == Record.Kind.EVENT) {
                json.ifPresent(message -> adapter.collectMessage(message, facts));
            }
        }
    }

    private Stream<Message> messages(RecordSource records) {
        Set<String> ids = new HashSet<>();
        return RecordStream.of(records)
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .flatMap(event -> messageOf(event).stream())
                .map(message -> RecordStream.withUniqueId(message, ids));
    }

    private Optional<Message> messageOf(Record event) {
        byte[] now = revisions.getOrDefault(Record.revisionTrack(event.identity()), event.payload());
        Optional<JsonSlice> json = JsonSlice.parse(now);
        return json.isPresent()
                ? adapter.readMessage(json.get())
                : Optional.of(FileSessions.unknownMessage(event.payload()));
    }
}
