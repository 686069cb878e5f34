package io.roam.adapter.claude.transcript;

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

/** The second pass over a conversation: a stream of its messages, those of the main track first. */
public final class MessageStream extends Spliterators.AbstractSpliterator<Message> {
    private final RecordSource source;
    private final MessageAssembler assembler;
    private final List<Predicate<Record>> passes;
    private @Nullable RecordReader records;

    private MessageStream(RecordSource source, TranscriptOutline outline) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.assembler = new MessageAssembler(outline);
        this.passes = new ArrayList<>(
                outline.isMainFirst() ? List.of(record -> true) : List.of(Record::isMain, record -> !record.isMain()));
    }

    public static Stream<Message> of(RecordSource source, TranscriptOutline outline) {
        MessageStream stream = new MessageStream(source, outline);
        return StreamSupport.stream(stream, false).onClose(stream::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Message> action) {
        Message message = assembler.nextComplete();
        while (message == null && readRecord()) {
            message = assembler.nextComplete();
        }
        if (message == null) {
            return false;
        }
        action.accept(message);
        return true;
    }

    private boolean readRecord() {
        while (!passes.isEmpty()) {
            if (records == null) {
                records = source.open();
            }
            Record record = records.next();
            if (record == null) {
                close();
                passes.remove(0);
            } else if (passes.get(0).test(record)) {
                assembler.add(record);
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
