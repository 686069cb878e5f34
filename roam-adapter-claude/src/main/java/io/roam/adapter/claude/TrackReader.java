package io.roam.adapter.claude;

import io.roam.adapter.claude.transcript.FactsCollector;
import io.roam.spi.tool.Record;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one track, beginning at a position. */
interface TrackReader extends Closeable {
    /** Returns the next record; null at the end. */
    @Nullable
    Record next() throws IOException;

    /** Returns how far the track was read. */
    TrackPosition position();

    /** Whether NUL bytes stood in the place of records. */
    default boolean isDamaged() {
        return false;
    }

    @Override
    default void close() throws IOException {}

    /** Opens a track at a position that is valid for the file. */
    static TrackReader open(TrackFile file, TrackPosition from, FactsCollector facts) throws IOException {
        return file.isLines() ? LineTrackReader.open(file, from, facts) : new WholeFileReader(file, from);
    }
}
