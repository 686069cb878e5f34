package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DeviceKey;
import io.roam.frame.FrameWriter;
import io.roam.frame.SpillBuffer;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes one batch, record by record, in memory that does not grow with the payloads. Not thread-safe.
 *
 * <p>The records of a track must be added one after the other, those of the main track first; any other order is an
 * {@link IllegalStateException}.
 */
public final class BatchWriter implements AutoCloseable {
    private static final long FULL_BYTES = 1L << 28;
    private static final int FULL_RECORDS = 1 << 16;
    private static final long FULL_TABLE_LENGTH = 1 << 24;

    private final Disk disk;
    private final Path folder;
    private final SpillBuffer buffer;
    private final FrameWriter content;
    private final RecordTableBuilder table = new RecordTableBuilder();
    private final Sha256 sum = new Sha256();
    private long uncompressedBytes;

    private BatchWriter(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.buffer = new SpillBuffer(disk, temporary(folder));
        this.content = new FrameWriter(buffer);
    }

    /** Begins a batch; its file, and temporary ones, are written to {@code tmpFolder}. */
    public static BatchWriter begin(Disk disk, Path tmpFolder) {
        return new BatchWriter(disk, tmpFolder);
    }

    static Path temporary(Path folder) {
        return folder.resolve(UUID.randomUUID() + ".tmp");
    }

    /**
     * Begins a side track of records; a side track that is one whole file needs no beginning.
     *
     * @param lines whether its records are lines
     * @param from the value of the track before these records
     * @param before how many records the track has before these
     */
    public void beginSideTrack(String name, boolean lines, Hash from, long before) {
        table.beginSideTrack(name, lines, from, before);
    }

    /** Adds a record. */
    public void addRecord(Record record, RecordMarks marks) {
        boolean chained = record.isMain() && record.kind() == Record.Kind.EVENT;
        addRecord(
                record, sum.add(chained ? record.identity() : record.payload()).finish(), marks);
    }

    /**
     * Adds a record whose hash is known.
     *
     * @param hash the hash of the identity for an event of the main track, of the payload for any other record
     * @throws RecordTooLargeException if no batch can hold it
     */
    public void addRecord(Record record, Hash hash, RecordMarks marks) {
        checkSize(record);
        if (uncompressedBytes + record.payload().length >= BatchLimits.MAX_UNCOMPRESSED_BYTES) {
            throw new UnwritableBatchException("its content is too large", null);
        }
        table.add(record, hash, marks);
        try {
            write(record);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Adds a whole file as the difference to another one.
     *
     * @param delta what {@link FileDelta} made of both
     * @param change its number among the values that were seen of the file
     */
    public void addDelta(String track, byte[] delta, FileVersion version, int change) {
        table.addDelta(track, delta.length, version, change);
        try {
            content.write(delta);
            uncompressedBytes += delta.length;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void checkSize(Record record) {
        boolean named = record.hasOwnIdentity() && record.identity().length > BatchLimits.MAX_KEY_BYTES;
        if (record.payload().length > BatchLimits.MAX_PAYLOAD_BYTES || named || !BatchLimits.isKey(record.key())) {
            throw new RecordTooLargeException(record);
        }
    }

    private void write(Record record) throws IOException {
        content.write(record.payload());
        uncompressedBytes += record.payload().length;
        if (record.endsWithLineFeed()) {
            content.write('\n');
            uncompressedBytes++;
        }
    }

    /** Returns the number of uncompressed bytes so far. */
    public long uncompressedBytes() {
        return uncompressedBytes;
    }

    /** Returns the number of records so far. */
    public int records() {
        return table.records();
    }

    /** Returns the number of events of the main track so far. */
    public int events() {
        return table.outline().eventCount();
    }

    /** Whether this batch should be finished and another begun, so that readers need little memory. */
    public boolean isFull() {
        return uncompressedBytes >= FULL_BYTES || records() >= FULL_RECORDS || table.textLength() >= FULL_TABLE_LENGTH;
    }

    /** Writes the file, signed and forced to the disk; no record can be added afterwards. */
    public StagedBatch finish(BatchDescriptor descriptor, BatchMetadata metadata, DeviceKey key) {
        try {
            return new BatchAssembler(disk, temporary(folder), buffer)
                    .write(descriptor, BatchHeader.Part.of(content.finish()), metadata, table, key);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private DiskException failed(IOException e) {
        return new DiskException("cannot write an archive file", folder, e);
    }

    /** Removes all temporary files; nothing is left of a batch that was not finished. */
    @Override
    public void close() {
        content.close();
        try {
            buffer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
