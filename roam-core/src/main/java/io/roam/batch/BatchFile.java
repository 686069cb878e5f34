package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.Sha256;
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

    private final Path path;
    private final ErrorTranslator translator;
    private final long start;
    private final boolean alone;
    private final FileRange file;
    private final byte[] headerBytes;
    private final BatchHeader header;
    private @Nullable FrameLayout layout;
    private @Nullable RecordTable table;

    private BatchFile(Path path, ErrorTranslator translator, boolean alone, FileRange file) {
        this.path = path;
        this.translator = translator;
        this.start = translator.start();
        this.alone = alone;
        this.file = file;
        long length = SkippableFrame.HEADER.length(file, start, BatchLimits.MAX_HEADER_BYTES);
        this.headerBytes = file.read(start + SkippableFrame.PREFIX_BYTES, (int) length);
        this.header = BatchHeader.parse(headerBytes);
    }

    /** Opens a file that holds one batch. */
    public static BatchFile open(Path file) {
        return open(new ErrorTranslator(file, 0), true);
    }

    /** Opens the batch at byte {@code offset} of a file that holds several. */
    public static BatchFile open(Path file, long offset) {
        return open(new ErrorTranslator(file, offset), false);
    }

    private static BatchFile open(ErrorTranslator translator, boolean alone) {
        return translator.translate(() -> {
            FileRange file = new FileRange(translator.file());
            try {
                return new BatchFile(translator.file(), translator, alone, file);
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        });
    }

    public BatchHeader header() {
        return header;
    }

    /** Returns what describes the batch to its readers. */
    public BatchMetadata metadata() {
        return translator.translate(this::table).metadata();
    }

    /** Returns the offset behind the batch, at which the next one begins or the file ends. */
    public long endOffset() {
        return translator.translate(this::layout).end();
    }

    /** Whether {@code key} belongs to the device that the header names, and has signed header and table. */
    public boolean isSignedBy(DevicePublicKey key) {
        return key.id().equals(header.device()) && translator.translate(() -> key.verify(signed(), signature()));
    }

    private byte[] signed() {
        Sha256 sum = new Sha256();
        file.hash(layout().table(), layout().table() + layout().tableLength(), sum);
        return BatchSignature.message(Hash.of(headerBytes), sum.finish());
    }

    private byte[] signature() {
        return file.read(layout().signature(), FrameLayout.SIGNATURE_BYTES);
    }

    /** Checks all rules of docs/pool-format.md §2.3 that need no pool, and returns the outline. */
    public BatchOutline verify(DevicePublicKey key) {
        return translator.translate(() -> new BatchVerifier(this, file, layout()).run(key));
    }

    /** Returns a reader of all records, in order; this file must stay open meanwhile. */
    public RecordReader records() {
        return recordsFrom(0);
    }

    /** Returns a reader of the records behind the first {@code skip}. */
    public RecordReader recordsFrom(long skip) {
        return translator.translate(() -> {
            BatchRecordReader records = new BatchRecordReader(translator, table(), content());
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
        try {
            return new LastReader(this, recordsFrom(skip));
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
        return translator.translate(() -> new BatchVerifier(this, file, layout()).run(null));
    }

    /**
     * Checks that the hash in the file name is that of the content: a damaged file may be readable, and say something else.
     *
     * @throws CorruptBatchException if it is another one
     */
    public void verifyName() {
        translator.translate(() -> {
            Sha256 whole = new Sha256();
            file.hash(start, layout().end(), whole);
            Hash hash = whole.finish();
            verifyName(hash);
            return hash;
        });
    }

    /** Checks the name of a file that holds one batch, which is its hash. */
    void verifyName(Hash hash) {
        if (alone) {
            BatchFormatException.check(layout().end() == file.size(), "something stands behind it");
            boolean named = String.valueOf(path.getFileName()).equals(hash.hex() + ".batch");
            BatchFormatException.check(named, "its name is not its hash");
        }
    }

    private FrameLayout layout() {
        if (layout == null) {
            layout = FrameLayout.of(file, header, start, start + SkippableFrame.PREFIX_BYTES + headerBytes.length);
        }
        return layout;
    }

    RecordTable table() {
        if (table == null) {
            table = readTable(layout());
        }
        return table;
    }

    private RecordTable readTable(FrameLayout at) {
        RecordTable read;
        try (FrameReader plain = new FrameReader(file, at.table(), at.tableLength(), BatchLimits.MAX_TABLE_BYTES)) {
            read = RecordTableReader.read(plain);
            plain.expectEnd();
        }
        BatchFormatException.check(
                read.plainBytes() == header.content().uncompressedBytes(), "its records do not add up to its content");
        return read;
    }

    FrameReader content() {
        return new FrameReader(
                file,
                layout().content(),
                header.content().compressedBytes(),
                header.content().uncompressedBytes());
    }

    @Override
    public void close() {
        file.close();
    }
}
