package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.device.DevicePublicKey;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A batch in a file. Opening it reads the header only; all else is read when it is asked for. Not thread-safe.
 *
 * <p>All methods throw {@link CorruptBatchException} when the batch is invalid, {@link NewerFormatException} when it needs a newer
 * roam, and {@link io.roam.spi.DiskException} when it cannot be read.
 */
public final class BatchFile implements AutoCloseable {
    /** The size of the largest batch file. */
    public static final long MAX_BYTES = BatchLimits.MAX_FILE_BYTES;

    private final ErrorTranslator translator;
    private final FileRange file;
    private final byte[] headerBytes;
    private final BatchId id;
    private final BatchHeader header;
    private @Nullable FrameLayout layout;
    private @Nullable RecordTable table;

    /** Whether a batch may begin with these bytes. */
    public static boolean mayBegin(byte[] beginning) {
        return SkippableFrame.HEADER.begins(beginning);
    }

    private BatchFile(ErrorTranslator translator, FileRange file) {
        this.translator = translator;
        this.file = file;
        long length = SkippableFrame.HEADER.length(file, 0, BatchLimits.MAX_HEADER_BYTES);
        this.headerBytes = file.read(SkippableFrame.PREFIX_BYTES, (int) length);
        this.id = BatchSignature.idOf(headerBytes);
        boolean named = BatchId.ofFile(translator.file()).map(id::equals).orElse(true);
        BatchFormatException.checkIntact(named, "its name is not its id");
        this.header = BatchHeader.parse(headerBytes);
    }

    /** Opens a file. One that is named like a batch must hold the batch with that id. */
    public static BatchFile open(Path path) {
        ErrorTranslator translator = new ErrorTranslator(path);
        return translator.translate(() -> {
            FileRange file = new FileRange(path);
            try {
                return new BatchFile(translator, file);
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        });
    }

    public BatchId id() {
        return id;
    }

    public BatchHeader header() {
        return header;
    }

    /** Returns what describes the batch to its readers. */
    public BatchMetadata metadata() {
        return translator.translate(this::table).metadata();
    }

    /** Whether {@code key} belongs to the device that the header names, and has signed the batch. */
    public boolean isSignedBy(DevicePublicKey key) {
        return key.id().equals(header.device())
                && translator.translate(() -> key.verify(BatchSignature.message(headerBytes), signature()));
    }

    private byte[] signature() {
        return file.read(layout().signature(), FrameLayout.SIGNATURE_BYTES);
    }

    /** Checks all rules of docs/pool-format.md §2.3 that need no pool, and returns the outline. */
    public BatchOutline verify(DevicePublicKey key) {
        return translator.translate(() -> new BatchVerifier(this).run(key));
    }

    /** Returns a reader of all records, in order; this file must stay open meanwhile. */
    public RecordReader records() {
        return recordsFrom(0);
    }

    /** Returns a reader of the records behind the first {@code skip}, without files that are kept as differences. */
    public RecordReader recordsFrom(long skip) {
        return recordsFrom(skip, false);
    }

    private RecordReader recordsFrom(long skip, boolean deltas) {
        return translator.translate(() -> {
            BatchRecordReader records = new BatchRecordReader(translator, table(), content(), deltas);
            try {
                records.skip(skip);
            } catch (RuntimeException e) {
                records.close();
                throw e;
            }
            return records;
        });
    }

    /** Returns a reader of the records behind the first {@code skip}, which closes this file when it is closed, or cannot be opened. */
    public RecordReader openRecords(long skip) {
        return openRecords(skip, false);
    }

    /** Returns the same reader, which also gives files that are kept as differences, as these. */
    public RecordReader openStoredRecords(long skip) {
        return openRecords(skip, true);
    }

    private RecordReader openRecords(long skip, boolean deltas) {
        try {
            return new LastReader(this, recordsFrom(skip, deltas));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private record LastReader(BatchFile batch, RecordReader records) implements RecordReader {
        @Override
        public @Nullable Record next() {
            return records.next();
        }

        @Override
        public void close() {
            records.close();
            batch.close();
        }
    }

    /** Returns the outline after all checks but that of the signature: for batches that were accepted before. */
    public BatchOutline outline() {
        return translator.translate(() -> new BatchVerifier(this).run(null));
    }

    /**
     * Checks that the parts of the file stand where they should, and unpacks nothing.
     *
     * @throws CorruptBatchException if they do not
     */
    public void verifyFrames() {
        translator.translate(this::layout);
    }

    /**
     * Checks that the file holds what was signed, whatever that says: a damaged one may be readable, and say something else.
     *
     * @throws CorruptBatchException if it holds something else
     */
    public void verifyContent() {
        translator.translate(() -> {
            try (FrameReader plainTable = plainTable();
                    FrameReader content = content()) {
                plainTable.readAll(header.table(), () -> header);
                return content.readAll(header.content(), () -> header);
            }
        });
    }

    private FrameLayout layout() {
        if (layout == null) {
            layout = FrameLayout.of(file, header, SkippableFrame.PREFIX_BYTES + headerBytes.length);
        }
        return layout;
    }

    RecordTable table() {
        if (table == null) {
            table = readTable();
        }
        return table;
    }

    private RecordTable readTable() {
        RecordTable read;
        try (FrameReader plain = plainTable()) {
            read = plain.readAll(header.table(), () -> RecordTableReader.read(plain));
        }
        BatchFormatException.check(
                read.plainBytes() == header.content().bytes(), "its records do not add up to its content");
        return read;
    }

    private FrameReader plainTable() {
        FrameLayout at = layout();
        return new FrameReader(
                file, at.table(), at.tableLength(), header.table().bytes());
    }

    FrameReader content() {
        FrameLayout at = layout();
        return new FrameReader(
                file, at.content(), at.contentLength(), header.content().bytes());
    }

    @Override
    public void close() {
        file.close();
    }
}
