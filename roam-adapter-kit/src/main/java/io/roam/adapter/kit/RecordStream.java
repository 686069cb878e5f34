package io.roam.adapter.kit;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The records of a source, one after the other. */
final class RecordStream extends Spliterators.AbstractSpliterator<Record> {
    private final RecordReader reader;

    private RecordStream(RecordReader reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.reader = reader;
    }

    /** Returns the records as a stream, which the caller closes. */
    static Stream<Record> of(RecordSource records) {
        RecordReader reader = records.open();
        return StreamSupport.stream(new RecordStream(reader), false).onClose(reader::close);
    }

    /** Returns a message without its id, if one before it has the same. */
    static Message withUniqueId(Message message, Set<String> ids) {
        return message.id().isEmpty() || ids.add(message.id())
                ? message
                : message.toBuilder(message.parts()).id("").build();
    }

    @Override
    public boolean tryAdvance(Consumer<? super Record> action) {
        @Nullable Record record = reader.next();
        if (record == null) {
            return false;
        }
        action.accept(record);
        return true;
    }
}
