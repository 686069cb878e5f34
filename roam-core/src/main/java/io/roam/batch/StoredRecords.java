package io.roam.batch;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The records of a batch, in order. */
final class StoredRecords implements RecordReader {
    private final Judge judge;
    private final FrameReader content;
    private final Iterator<Track> tracks;
    private Track track = new Track();
    private int index;

    StoredRecords(Judge judge, Table table, FrameReader content) {
        this.judge = judge;
        this.content = content;
        this.tracks = table.tracks().iterator();
    }

    void skip(long records) {
        for (long left = records; left > 0 && hasNext(); left--) {
            content.pass(track.bytes(index++));
        }
    }

    private boolean hasNext() {
        while (index == track.records() && tracks.hasNext()) {
            track = tracks.next();
            index = 0;
        }
        return index < track.records();
    }

    @Override
    public @Nullable Record next() {
        return hasNext() ? judge.judge(this::read) : null;
    }

    private Record read() {
        byte[] payload = content.take(track.lengths.get(index));
        int at = index++;
        boolean line = track.lineEnd(at);
        if (line) {
            content.lineFeed();
        }
        Record record = record(payload, at);
        return line ? record.asLine() : record;
    }

    private Record record(byte[] payload, int at) {
        return switch (track.kind(at)) {
            case Track.EVENT -> event(payload, track.identities.get(at));
            case Track.LASTING -> Record.property(track.name, track.key(at), payload);
            case Track.REVISION -> Record.revision(track.name, track.key(at), payload);
            case Track.FILE -> Record.file(track.name, payload);
            default -> Record.state(track.name, payload);
        };
    }

    private Record event(byte[] payload, byte @Nullable [] identity) {
        return identity == null ? Record.event(track.name, payload) : Record.event(track.name, payload, identity);
    }

    @Override
    public void close() {
        content.close();
    }
}
