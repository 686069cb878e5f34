package io.roam.pool;

import io.roam.history.SideTracks;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the records of one side track from several batches. */
final class SideTrackReader implements RecordReader {
    private final Pool pool;
    private final Iterator<SideTracks.Version> parts;
    private final String track;
    private @Nullable PooledBatchReader batch;

    SideTrackReader(Pool pool, Iterator<SideTracks.Version> parts, String track) {
        this.pool = pool;
        this.parts = parts;
        this.track = track;
    }

    @Override
    public @Nullable Record next() {
        while (true) {
            Record record = batch == null ? null : batch.next();
            if (record != null && record.track().equals(track)) {
                return ValueTracks.toValue(record);
            }
            if (record == null) {
                close();
                if (!parts.hasNext()) {
                    return null;
                }
                batch = new PooledBatchReader(pool, parts.next().batch(), 0);
            }
        }
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
    }
}
