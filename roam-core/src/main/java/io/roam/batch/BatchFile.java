package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DevicePublicKey;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A batch that stands in a file. Opening it reads the header alone; what else is asked for is read then. Used by one
 * thread.
 *
 * <p>All methods throw {@link UntrueBatchException} when the batch cannot be true, {@link NewerFormatException} when it
 * uses what this roam does not know, and {@link io.roam.spi.DiskException} when it cannot be read.
 */
public final class BatchFile implements AutoCloseable {
    /** No batch is larger. */
    public static final long MOST_BYTES = Limits.FILE_BYTES;

    private final Path path;
    private final Judge judge;
    private final long start;
    private final boolean alone;
    private final FileBytes file;
    private final byte[] headerBytes;
    private final BatchHeader header;
    private @Nullable Layout layout;
    private @Nullable Table table;

    private BatchFile(Path path, Judge judge, boolean alone, FileBytes file) {
        this.path = path;
        this.judge = judge;
        this.start = judge.start();
        this.alone = alone;
        this.file = file;
        long length = SkippableFrame.HEADER.length(file, start, Limits.HEADER_BYTES);
        this.headerBytes = file.read(start + SkippableFrame.PREFIX, (int) length);
        this.header = BatchHeader.parse(headerBytes);
    }

    /** Opens the batch that a file is. */
    public static BatchFile open(Path file) {
        return open(new Judge(file, 0), true);
    }

    /** Opens the batch that begins at byte {@code offset} of a file of several. */
    public static BatchFile open(Path file, long offset) {
        return open(new Judge(file, offset), false);
    }

    private static BatchFile open(Judge judge, boolean alone) {
        return judge.judge(() -> {
            FileBytes file = new FileBytes(judge.file());
            try {
                return new BatchFile(judge.file(), judge, alone, file);
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        });
    }

    /** Its header. */
    public BatchHeader header() {
        return header;
    }

    /** What describes it. */
    public About about() {
        return judge.judge(this::table).about();
    }

    /** Where the next batch in the file begins, or the file ends. */
    public long end() {
        return judge.judge(this::layout).end();
    }

    /** Whether {@code key} is that of the device that the header names, and signed header and table. */
    public boolean signatureBy(DevicePublicKey key) {
        return key.id().equals(header.device()) && judge.judge(() -> key.verify(signed(), signature()));
    }

    private byte[] signed() {
        Sha256 sum = new Sha256();
        file.hash(layout().table(), layout().table() + layout().tableLength(), sum);
        return Signing.message(Hash.of(headerBytes), sum.finish());
    }

    private byte[] signature() {
        return file.read(layout().signature(), Layout.SIGNATURE_BYTES);
    }

    /** Checks all of docs/pool-format.md §2.3 that needs no pool, and returns what the batch brings to the history. */
    public Outline verify(DevicePublicKey key) {
        return judge.judge(() -> new Verification(this, file, layout()).run(key));
    }

    /** All records, in order. This must stay open meanwhile. */
    public RecordReader records() {
        return records(0);
    }

    /** The records behind the first {@code skip}, which cost no memory. */
    public RecordReader records(long skip) {
        return judge.judge(() -> {
            StoredRecords records = new StoredRecords(judge, table(), content());
            try {
                records.skip(skip);
            } catch (RuntimeException e) {
                records.close();
                throw e;
            }
            return records;
        });
    }

    /** The records behind the first {@code skip}: closing them closes this, as does it that they cannot be had. */
    public RecordReader intoRecords(long skip) {
        try {
            return new LastReader(this, records(skip));
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

    /** What the batch brings to the history, checked but for its signature: for batches that were accepted before. */
    public Outline outline() {
        return judge.judge(() -> new Verification(this, file, layout()).run(null));
    }

    /**
     * Checks that the file is still what its name says; a damaged one may well be readable, with other words in it.
     *
     * @throws UntrueBatchException if it is not
     */
    public void checkName() {
        judge.judge(() -> {
            Sha256 whole = new Sha256();
            file.hash(start, layout().end(), whole);
            Hash hash = whole.finish();
            checkName(hash);
            return hash;
        });
    }

    /** A file of one batch is called by its hash. */
    void checkName(Hash hash) {
        if (alone) {
            BadBatch.check(layout().end() == file.size(), "something stands behind it");
            boolean named = String.valueOf(path.getFileName()).equals(hash.hex() + ".batch");
            BadBatch.check(named, "its name is not its hash");
        }
    }

    private Layout layout() {
        if (layout == null) {
            layout = Layout.of(file, header, start, start + SkippableFrame.PREFIX + headerBytes.length);
        }
        return layout;
    }

    Table table() {
        if (table == null) {
            table = readTable(layout());
        }
        return table;
    }

    private Table readTable(Layout at) {
        Table read;
        try (FrameReader plain = new FrameReader(file, at.table(), at.tableLength(), Limits.TABLE_BYTES)) {
            read = TableReader.read(plain);
            plain.end();
        }
        BadBatch.check(read.plainBytes() == header.content().plain(), "its records do not add up to its content");
        return read;
    }

    FrameReader content() {
        return new FrameReader(
                file,
                layout().content(),
                header.content().bytes(),
                header.content().plain());
    }

    @Override
    public void close() {
        file.close();
    }
}
