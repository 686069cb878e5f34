package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.device.DevicePublicKey;
import io.roam.frame.FileRange;
import io.roam.frame.FrameLocation;
import io.roam.frame.FrameWriter;
import io.roam.frame.PlainReader;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open batch, in a file of its own or in a pack. Opening it reads the header only; all else is read when it is asked for. Not thread-safe.
 *
 * <p>All methods throw {@link CorruptBatchException} when the batch is invalid, {@link NewerFormatException} when it needs a newer
 * roam, and {@link io.roam.spi.DiskException} when it cannot be read.
 */
public final class BatchFile implements AutoCloseable {
    /** The size of the largest batch file. */
    public static final long MAX_BYTES = BatchLimits.MAX_FILE_BYTES;

    private final ErrorTranslator translator;
    private final BatchStorage storage;
    private final BatchId id;
    private final BatchHeader header;
    private @Nullable RecordTable table;

    /** Whether a batch may begin with these bytes. */
    public static boolean mayBegin(byte[] beginning) {
        return SkippableFrame.HEADER.begins(beginning);
    }

    BatchFile(ErrorTranslator translator, BatchStorage storage) {
        this.translator = translator;
        this.storage = storage;
        this.id = BatchSignature.idOf(storage.header());
        boolean named = BatchId.ofFile(translator.file()).map(id::equals).orElse(true);
        BatchFormatException.checkIntact(named, "its name is not its id");
        this.header = BatchHeader.parse(storage.header());
    }

    /** Opens a file that holds one batch. One that is named like a batch must hold the batch with that id. */
    public static BatchFile open(Path path) {
        ErrorTranslator translator = new ErrorTranslator(path);
        return translator.translate(() -> {
            FileRange file = FileRange.open(path);
            try {
                return new BatchFile(translator, new SingleStorage(file));
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        });
    }

    /**
     * Opens the content of a file that holds one batch, whatever its name is.
     *
     * @param where names the file in messages
     */
    public static BatchFile of(byte[] content, Path where) {
        ErrorTranslator translator = new ErrorTranslator(where);
        return translator.translate(() -> new BatchFile(translator, new SingleStorage(FileRange.of(content))));
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
                && translator.translate(
                        () -> key.verify(BatchSignature.message(storage.header()), storage.signature(header)));
    }

    /** Checks all rules of docs/develop/archive-format.md §2.3 that need no pool, and returns the outline. */
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
        translator.translate(() -> storage.signature(header));
    }

    /**
     * Checks that the file holds what was signed, whatever that says: a damaged one may be readable, and say something else.
     *
     * @throws CorruptBatchException if it holds something else
     */
    public void verifyContent() {
        translator.translate(() -> {
            try (PlainReader plainTable = plainTable();
                    PlainReader content = content()) {
                plainTable.readAll(header.table().digest(), () -> header);
                return content.readAll(header.content().digest(), () -> header);
            }
        });
    }

    RecordTable table() {
        if (table == null) {
            table = readTable();
        }
        return table;
    }

    private RecordTable readTable() {
        RecordTable read;
        try (PlainReader plain = plainTable()) {
            read = plain.readAll(header.table().digest(), () -> RecordTableReader.read(plain));
        }
        BatchFormatException.check(
                read.plainBytes() == header.content().bytes(), "the lengths of its messages do not match its content");
        return read;
    }

    /** Copies all parts into a pack, and verifies them. */
    void copyTo(PackWriter.Target target) throws IOException {
        byte[] plain = translator.translate(this::readPlainTable);
        byte[] signature = translator.translate(() -> storage.signature(header));
        long contentBytes = header.content().bytes();
        if (target.isLarge(contentBytes) && copyFrame(target)) {
            target.addStatement(storage.header(), plain, signature);
            return;
        }
        byte[] content = translator.translate(() -> {
            try (PlainReader in = content()) {
                return in.readAll(header.content().digest(), () -> in.readBytes(Math.toIntExact(contentBytes)));
            }
        });
        target.addStatement(storage.header(), plain, signature);
        target.addContent(content);
    }

    private boolean copyFrame(PackWriter.Target target) throws IOException {
        FrameLocation frame = translator
                .translate(() -> Optional.ofNullable(storage.findContentFrame(header)))
                .orElse(null);
        if (frame == null) {
            return false;
        }
        verifyContent();
        target.addFrame(frame);
        return true;
    }

    /** Copies the content, and verifies it. */
    void copyContent(FrameWriter into) throws IOException {
        try (PlainReader in = translator.translate(this::content)) {
            translator.translate(() -> in.readAll(header.content().digest(), () -> {
                try {
                    in.transferTo(into);
                    return header;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }

    /** Writes the header, table and signature frames of a single. */
    void copyHead(OutputStream out) throws IOException {
        byte[] table = FrameWriter.frame(translator.translate(this::readPlainTable));
        SkippableFrame.HEADER.write(out, storage.header());
        SkippableFrame.TABLE.write(out, table);
        SkippableFrame.SIGNATURE.write(out, translator.translate(() -> storage.signature(header)));
    }

    private byte[] readPlainTable() {
        try (PlainReader in = plainTable()) {
            return in.readAll(
                    header.table().digest(),
                    () -> in.readBytes((int) header.table().bytes()));
        }
    }

    private PlainReader plainTable() {
        return storage.openTable(header);
    }

    PlainReader content() {
        return storage.openContent(header);
    }

    BatchStorage storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.close();
    }
}
