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

/** Makes entries of what batches hold: of each message that has words. */
record MessageExtractor(Pool pool, ToolAdapter adapter) {
    /** Takes one entry. */
    @FunctionalInterface
    interface MessageConsumer {
        void take(IndexedMessage indexedMessage) throws IOException;
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
                consumer.take(entry(message, text, record, batch));
            }
        }
    }

    private static IndexedMessage entry(Message message, String text, Record record, BatchOutline batch) {
        Instant otherwise =
                batch.metadata().lastMessageTime().orElse(batch.header().time());
        return new IndexedMessage(
                message.time().orElse(otherwise),
                message.time().isPresent(),
                Hashing.murmur3_128().hashBytes(record.identity()).asLong(),
                message.role(),
                batch.header().device(),
                record.track(),
                text);
    }
}
