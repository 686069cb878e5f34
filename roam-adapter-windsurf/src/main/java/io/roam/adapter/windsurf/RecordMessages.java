package io.roam.adapter.windsurf;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Records as a stream, and the messages that are made of them one by one. */
public final class RecordMessages extends Spliterators.AbstractSpliterator<Record> {
    private final RecordReader reader;

    private RecordMessages(RecordReader reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.reader = reader;
    }

    /** The caller closes it. */
    public static Stream<Record> of(RecordSource records) {
        RecordReader reader = records.open();
        return StreamSupport.stream(new RecordMessages(reader), false).onClose(reader::close);
    }

    /** The caller closes it. */
    public static Stream<Message> messages(RecordSource records, Function<Record, List<Message>> tell) {
        return of(records).flatMap(record -> tell.apply(record).stream());
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
