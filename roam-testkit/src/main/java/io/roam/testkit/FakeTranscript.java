package io.roam.testkit;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The transcript of a session of the made-up tool: every event is a message of the user. */
final class FakeTranscript {
    private FakeTranscript() {}

    static Transcript of(RecordSource records) {
        Optional<String> title = all(records).stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.PROPERTY)
                .reduce((first, last) -> last)
                .map(FakeLine::said);
        return Transcript.of(FakeTool.ID, () -> messages(records)).withTitle(title);
    }

    private static List<Record> all(RecordSource records) {
        try (RecordReader reader = records.open()) {
            return RecordList.drain(reader);
        }
    }

    private static Stream<Message> messages(RecordSource records) {
        Set<String> ids = new HashSet<>();
        return all(records).stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .map(record -> message(record, ids));
    }

    private static Message message(Record event, Set<String> ids) {
        Optional<Record.Link> link =
                FakeLine.record(event.track(), event.payload(), true).link(); // the pool keeps none
        return Message.builder(
                        Role.USER,
                        List.of(
                                link.isPresent()
                                        ? Part.Text.of(FakeLine.said(event))
                                        : Part.Unknown.of(FakeLine.text(event))))
                .id(link.map(Record.Link::id).filter(ids::add).orElse(""))
                .parent(link.flatMap(l -> Optional.ofNullable(l.parent())))
                .track(event.track())
                .time(FakeLine.time(event))
                .build();
    }
}
