package io.roam.capture;

import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.FileVersion;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what is new in one session into the pool, as batches of a bounded size. In a dry run it only counts. */
final class BatchSink implements AutoCloseable {
    private static final long MAX_UNCOMPRESSED_BYTES = 32 << 20;

    private final CaptureContext context;
    private final ToolAdapter adapter;
    private final Supplier<BatchMetadata> metadata;
    private @Nullable BatchWriter writer;
    private @Nullable ConversationId conversation;
    private ChainValue from;
    private ChainValue to;
    private CaptureCounts counts = CaptureCounts.NOTHING;

    /**
     * Writes into the pool of that context.
     *
     * @param metadata describes a batch; asked when it is complete
     */
    BatchSink(CaptureContext context, ToolAdapter adapter, Supplier<BatchMetadata> metadata) {
        this.context = context;
        this.adapter = adapter;
        this.metadata = metadata;
        this.from = ChainValue.root(adapter.classRule());
        this.to = from;
    }

    /** Returns how much was written so far. */
    CaptureCounts counts() {
        return counts;
    }

    /** Whether a batch is open that holds an event. */
    boolean hasEvents() {
        return writer != null && !to.equals(from);
    }

    /** Lets the next records continue a chain value; finishes a batch that is open for another one. */
    void continueFrom(ConversationId id, ChainValue chain) {
        if (writer != null && !chain.equals(to)) {
            finish();
        }
        if (writer == null) {
            conversation = id;
            from = chain;
            to = chain;
        }
    }

    private BatchWriter writer() {
        BatchWriter open = writer;
        if (open == null) {
            open = BatchWriter.begin(context.machine().disk(), context.pool().workFolder());
            writer = open;
        }
        return open;
    }

    /** Adds state behind the event added last. */
    void addState(Record record, Hash payload, RecordMarks marks) {
        writer().addRecord(record, payload, marks);
    }

    /** Adds an event that leads to a chain value, and finishes a batch that is large enough. */
    void addEvent(Record record, Hash identity, ChainValue leadsTo) {
        writer().addRecord(record, identity, RecordMarks.NONE);
        to = leadsTo;
        if (isFull()) {
            finish();
        }
    }

    /** Whether the open batch is so large that the next record should go into another one. */
    boolean isFull() {
        return writer != null && (writer.isFull() || writer.uncompressedBytes() >= MAX_UNCOMPRESSED_BYTES);
    }

    /** Lets the next side records continue a value of a track of lines. */
    void beginSideTrack(String track, TrackValue start) {
        writer().beginSideTrack(track, true, start.value(), start.length());
    }

    /** Adds a line of the side track begun last, or a whole file, which is a track by itself. */
    void addSideRecord(Record record, Hash payload, RecordMarks marks) {
        writer().addRecord(record, payload, marks);
        if (record.kind() == Record.Kind.FILE && isFull()) {
            finish();
        }
    }

    /** Adds a whole file as the difference to another one. */
    void addDelta(String track, byte[] delta, FileVersion version, int change) {
        writer().addDelta(track, delta, version, change);
        if (writer().uncompressedBytes() >= MAX_UNCOMPRESSED_BYTES || writer().isFull()) {
            finish();
        }
    }

    /** Completes the open batch, if there is one, and puts it into the pool. */
    void finish() {
        BatchWriter open = writer;
        ConversationId id = conversation;
        if (open == null || id == null) {
            return;
        }
        int records = open.records();
        if (context.dry()) {
            counts = counts.plus(open.events(), records, Optional.empty());
            close();
        } else {
            StagedBatch batch = open.finish(newDescriptor(id), metadata.get(), context.key());
            close();
            context.pool().add(batch.file(), batch.outline());
            context.sequences().record(batch.outline());
            counts = counts.plus(batch.outline().events().size(), records, Optional.of(batch.id()));
        }
        from = to;
    }

    private BatchDescriptor newDescriptor(ConversationId id) {
        return new BatchDescriptor(
                context.circle(),
                context.sequences().reserve(context.key().publicKey().id()),
                adapter.id(),
                adapter.classRule(),
                id,
                from,
                context.machine().clock().instant());
    }

    /** Drops a batch that is not complete. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
