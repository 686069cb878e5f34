package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.nio.file.Path;

/**
 * Writes one batch, record by record, in memory that does not grow with the payloads. Used by one thread.
 *
 * <p>The records of each track come together, the main track's first.
 */
public final class BatchWriter implements AutoCloseable {
    /** Begins a batch; what it must write meanwhile stands in {@code tmpFolder}. */
    public static BatchWriter begin(Disk disk, Path tmpFolder) {
        throw new UnsupportedOperationException();
    }

    /** Announces that the next records are those of a side track that is no whole file. */
    public void sideTrack(String name, boolean lines, Hash from, long before) {
        throw new UnsupportedOperationException();
    }

    /** Adds a record. */
    public void add(Record record, Marks marks) {
        throw new UnsupportedOperationException();
    }

    /** Adds a record whose hash is known: of its identity for an event of the main track, of its payload for any other. */
    public void add(Record record, Hash hash, Marks marks) {
        throw new UnsupportedOperationException();
    }

    /** How many bytes of content there are so far. */
    public long plainBytes() {
        throw new UnsupportedOperationException();
    }

    /** How many records there are so far. */
    public int records() {
        throw new UnsupportedOperationException();
    }

    /** How many events the main track has so far. */
    public int events() {
        throw new UnsupportedOperationException();
    }

    /** Writes the file, signed and forced to the disk. */
    public Draft finish(Heading heading, About about, DeviceKey key) {
        throw new UnsupportedOperationException();
    }

    /** Without {@link #finish}: removes whatever was written. */
    @Override
    public void close() {}
}
