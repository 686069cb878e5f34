package io.roam.search;

import com.google.common.hash.Hashing;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.pool.Pool;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Extracts the messages that have text from batches. */
record MessageExtractor(Pool pool, ToolAdapter adapter) {
    /** Receives the messages one by one. */
    @FunctionalInterface
    interface MessageConsumer {
        void accept(IndexedMessage message) throws IOException;
    }

    void extract(BatchOutline outline, MessageConsumer consumer) throws IOException {
        try (BatchFile batch = pool.open(outline);
                RecordReader records = batch.records()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                extract(record, outline, consumer);
            }
        }
    }

    private void extract(Record record, BatchOutline batch, MessageConsumer consumer) throws IOException {
        List<Message> messages =
                adapter.transcript(RecordSources.ofRecords(List.of(record))).all();
        for (Message message : messages) {
            String text = MessageText.of(message);
            if (!text.isEmpty()) {
                consumer.accept(indexed(message, text, record, batch));
            }
        }
    }

    private static IndexedMessage indexed(Message message, String text, Record record, BatchOutline batch) {
        Instant batchTime =
                batch.metadata().lastMessageTime().orElse(batch.header().time());
        return new IndexedMessage(
                message.time().orElse(batchTime),
                message.time().isPresent(),
                Hashing.murmur3_128().hashBytes(record.identity()).asLong(),
                message.author(),
                batch.header().device(),
                record.track(),
                text);
    }
}
