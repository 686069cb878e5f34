package io.roam.adapter.claude;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The second pass over a conversation: its messages, each made when it is reached; the main track's first. */
final class Telling extends Spliterators.AbstractSpliterator<Message> {
    private final RecordSource source;
    private final Teller teller;
    private final List<Predicate<Record>> passes;
    private @Nullable RecordReader records;

    private Telling(RecordSource source, TranscriptOutline outline) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.teller = new Teller(outline);
        this.passes = new ArrayList<>(
                outline.isMainFirst() ? List.of(record -> true) : List.of(Record::isMain, record -> !record.isMain()));
    }

    static Stream<Message> of(RecordSource source, TranscriptOutline outline) {
        Telling telling = new Telling(source, outline);
        return StreamSupport.stream(telling, false).onClose(telling::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Message> action) {
        Message message = teller.told();
        while (message == null && hearOne()) {
            message = teller.told();
        }
        if (message == null) {
            return false;
        }
        action.accept(message);
        return true;
    }

    private boolean hearOne() {
        while (!passes.isEmpty()) {
            if (records == null) {
                records = source.open();
            }
            Record record = records.next();
            if (record == null) {
                close();
                passes.remove(0);
            } else if (passes.get(0).test(record)) {
                teller.hear(record);
                return true;
            }
        }
        return false;
    }

    private void close() {
        if (records != null) {
            records.close();
            records = null;
        }
    }
}
