package io.roam.adapter.claude;

import io.roam.adapter.claude.transcript.FactsCollector;
import io.roam.spi.tool.Record;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one track from a mark on. */
interface TrackReader extends Closeable {
    /** The next record, or null. */
    @Nullable
    Record next() throws IOException;

    /** How far it was read. */
    TrackPosition position();

    @Override
    default void close() throws IOException {}

    /** A reader of what stands behind {@code from}; that it stands there still was checked. */
    static TrackReader open(TrackFile file, TrackPosition from, FactsCollector facts) throws IOException {
        return file.isLines() ? LineTrackReader.open(file, from, facts) : new WholeFileReader(file, from);
    }
}
