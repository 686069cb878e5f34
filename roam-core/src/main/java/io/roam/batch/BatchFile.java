package io.roam.batch;

import io.roam.device.DevicePublicKey;
import io.roam.spi.tool.RecordReader;
import java.nio.file.Path;

/** A batch that stands in a file. */
public final class BatchFile implements AutoCloseable {
    /** Opens the batch that a file is, and reads its header. */
    public static BatchFile open(Path file) {
        throw new UnsupportedOperationException();
    }

    /** Opens the batch that begins at {@code offset} of a file of several. */
    public static BatchFile open(Path file, long offset) {
        throw new UnsupportedOperationException();
    }

    /** Its header. */
    public BatchHeader header() {
        throw new UnsupportedOperationException();
    }

    /** What describes it. */
    public About about() {
        throw new UnsupportedOperationException();
    }

    /** Where the next batch in the file begins, or the file ends. */
    public long end() {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code key}, and the device that the header names, signed header and table. */
    public boolean signatureBy(DevicePublicKey key) {
        throw new UnsupportedOperationException();
    }

    /** Checks all of docs/pool-format.md §2.3 that needs no pool. */
    public Outline verify(DevicePublicKey key) {
        throw new UnsupportedOperationException();
    }

    /** All records, in order. The file must stay open meanwhile. */
    public RecordReader records() {
        return records(0);
    }

    /** The records behind the first {@code skip}. */
    public RecordReader records(long skip) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
