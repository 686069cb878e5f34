package io.roam.capture;

import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.tool.Record;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what is new in one session into the pool, as batches of a bounded size. */
final class BatchSink implements AutoCloseable {
    private static final long LARGE = 32 << 20;

    private final CaptureContext on;
    private final String tool;
    private final String rule;
    private final Supplier<BatchMetadata> metadata;
    private @Nullable BatchWriter writer;
    private @Nullable ConversationId conversation;
    private ChainValue from;
    private ChainValue to;
    private CaptureCounts counts = CaptureCounts.NOTHING;

    BatchSink(CaptureContext on, String tool, String rule, Supplier<BatchMetadata> metadata) {
        this.on = on;
        this.tool = tool;
        this.rule = rule;
        this.metadata = metadata;
        this.from = ChainValue.root(rule);
        this.to = from;
    }

    /** What this sink wrote so far. */
    CaptureCounts counts() {
        return counts;
    }

    boolean isOpen() {
        return writer != null;
    }

    /** Whether a batch is open that holds an event. */
    boolean hasEvents() {
        return writer != null && !to.equals(from);
    }

    /** The next records continue that chain value; what was open for another one is finished. */
    void continueFrom(ConversationId of, ChainValue chain) {
        if (writer != null && !chain.equals(to)) {
            finish();
        }
        if (writer == null) {
            conversation = of;
            from = chain;
            to = chain;
        }
    }

    private BatchWriter writer() {
        BatchWriter open = writer;
        if (open == null) {
            open = BatchWriter.begin(on.machine().disk(), on.pool().workFolder());
            writer = open;
        }
        return open;
    }

    void addState(Record record, Hash payload, RecordMarks marks) {
        writer().addRecord(record, payload, marks);
    }

    void addEvent(Record record, Hash identity, ChainValue leadsTo) {
        writer().addRecord(record, identity, RecordMarks.NONE);
        to = leadsTo;
        if (writer().uncompressedBytes() >= LARGE) {
            finish();
        }
    }

    void beginSideTrack(String track, TrackValue behind) {
        writer().beginSideTrack(track, true, behind.value(), behind.length());
    }

    void addSideRecord(Record record, Hash payload, RecordMarks marks) {
        writer().addRecord(record, payload, marks);
        if (record.kind() == Record.Kind.FILE && (writer().uncompressedBytes() >= LARGE || writer().isFull())) {
            finish();
        }
    }

    /** Puts what is open into the pool. */
    void finish() {
        BatchWriter open = writer;
        ConversationId of = conversation;
        if (open == null || of == null) {
            return;
        }
        if (on.dry()) {
            counts = counts.plus(open.events(), open.records(), Hash.ZERO);
            close();
            from = to;
            return;
        }
        BatchDescriptor descriptor = new BatchDescriptor(
                on.circle(),
                on.sequences().reserve(on.key().publicKey().id()),
                tool,
                rule,
                of,
                from,
                on.machine().clock().instant());
        int records = open.records();
        StagedBatch batch = open.finish(descriptor, metadata.get(), on.key());
        close();
        on.pool().add(batch.file(), batch.outline());
        on.sequences().record(batch.outline());
        counts = counts.plus(batch.outline().events().size(), records, batch.name());
        from = to;
    }

    /** Drops what is not finished. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
