package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes the transcript of a thread and its subagents. */
final class ThreadTranscript extends Spliterators.AbstractSpliterator<Message> {
    private final RecordReader records;
    private final MessageReader messages;

    private ThreadTranscript(RecordReader records, MessageReader messages) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.records = records;
        this.messages = messages;
    }

    static Transcript of(String tool, RecordSource source) {
        ThreadFacts facts = new ThreadFacts();
        RolledBackTurns turns = new RolledBackTurns();
        try (RecordReader reader = source.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                facts.add(record);
                turns.add(record);
            }
        }
        SessionFacts found = facts.facts();
        return Transcript.of(tool, () -> messages(source, turns))
                .withTitle(found.title())
                .withFolder(found.folders().stream().findFirst())
                .withToolVersion(found.toolVersion());
    }

    private static Stream<Message> messages(RecordSource source, RolledBackTurns turns) {
        RecordReader reader = source.open();
        return StreamSupport.stream(new ThreadTranscript(reader, new MessageReader(turns)), false)
                .onClose(reader::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Message> action) {
        for (@Nullable Record record = records.next(); record != null; record = records.next()) {
            Optional<Message> message = messages.next(record);
            if (message.isPresent()) {
                action.accept(message.get());
                return true;
            }
        }
        return false;
    }

    /** Returns the row of a line that is one. */
    static Optional<JsonSlice> rowOf(Record record) {
        return JsonSlice.parse(record.payload()).filter(JsonSlice::isObject);
    }
}
