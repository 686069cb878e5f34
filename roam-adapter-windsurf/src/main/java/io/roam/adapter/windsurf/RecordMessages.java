package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A stream of records, and of the messages that are made of them. */
public final class RecordMessages extends Spliterators.AbstractSpliterator<Record> {
    private final RecordReader reader;

    private RecordMessages(RecordReader reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.reader = reader;
    }

    /** Returns the records as a stream, which the caller closes. */
    public static Stream<Record> records(RecordSource records) {
        RecordReader reader = records.open();
        return StreamSupport.stream(new RecordMessages(reader), false).onClose(reader::close);
    }

    /** Returns the messages of the records as a stream, which the caller closes. */
    public static Stream<Message> messages(RecordSource records, Function<Record, List<Message>> messagesOf) {
        return records(records).flatMap(record -> messagesOf.apply(record).stream());
    }

    /** Returns a message of a record that has no time, model or usage. */
    public static Message message(Record record, Role role, List<Part> parts) {
        return Message.builder(role, parts).track(record.track()).build();
    }

    /** Returns a message that shows a record of unknown form as it is. */
    public static Message unknown(Record record) {
        return message(record, Role.SYSTEM, List.of(Part.Unknown.of(new String(record.payload(), UTF_8))));
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
