package io.roam.pool;

import io.roam.history.SideTracks;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the records of one side track from several batches. */
final class SideTrackReader implements RecordReader {
    private final Pool pool;
    private final SideTracks tracks;
    private final Iterator<SideTracks.Version> parts;
    private final String track;
    private SideTracks.@Nullable Version part;
    private @Nullable PooledBatchReader batch;

    SideTrackReader(Pool pool, SideTracks tracks, Iterator<SideTracks.Version> parts, String track) {
        this.pool = pool;
        this.tracks = tracks;
        this.parts = parts;
        this.track = track;
    }

    @Override
    public @Nullable Record next() {
        while (true) {
            Record record = batch == null ? null : batch.next();
            if (record != null && record.track().equals(track)) {
                return ValueTracks.toValue(whole(record));
            }
            if (record == null) {
                close();
                if (!parts.hasNext()) {
                    return null;
                }
                part = parts.next();
                batch = new PooledBatchReader(pool, part.batch(), 0);
            }
        }
    }

    private Record whole(Record record) {
        SideTracks.Version version = part;
        return version != null && version.mark().isDelta()
                ? Record.file(track, new DeltaResolver(pool, tracks).resolve(version, record.payload()))
                : record;
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
    }
}
