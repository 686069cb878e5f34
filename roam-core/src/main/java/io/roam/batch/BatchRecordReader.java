package io.roam.batch;

import io.roam.frame.PlainReader;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the records of a batch in order; a file that is kept as a difference is given as that, or left out. */
final class BatchRecordReader implements RecordReader {
    private final ErrorTranslator translator;
    private final PlainReader content;
    private final Iterator<TrackTable> tables;
    private final boolean deltas;
    private TrackTable trackTable = new TrackTable();
    private int index;

    /**
     * Reads from the first record.
     *
     * @param deltas whether differences are given
     */
    BatchRecordReader(ErrorTranslator translator, RecordTable table, PlainReader content, boolean deltas) {
        this.deltas = deltas;
        this.translator = translator;
        this.content = content;
        this.tables = table.tables().iterator();
    }

    void skip(long records) {
        for (long left = records; left > 0 && hasNext(); left--) {
            content.skipBytes(trackTable.bytes(index++));
        }
    }

    private boolean hasNext() {
        while (index == trackTable.records() && tables.hasNext()) {
            trackTable = tables.next();
            index = 0;
        }
        return index < trackTable.records();
    }

    @Override
    public @Nullable Record next() {
        return translator.translate(this::readNext);
    }

    private @Nullable Record readNext() {
        while (!deltas && hasNext() && trackTable.isDelta()) {
            content.skipBytes(trackTable.bytes(index++));
        }
        return hasNext() ? read() : null;
    }

    private Record read() {
        byte[] payload = content.readBytes(trackTable.lengths.get(index));
        int at = index++;
        boolean line = trackTable.endsWithLineFeed(at);
        if (line) {
            BatchFormatException.check(content.readByte() == '\n', "a line does not end where it should");
        }
        Record record = toRecord(payload, at);
        return line ? record.asLine() : record;
    }

    private Record toRecord(byte[] payload, int at) {
        return switch (trackTable.kind(at)) {
            case TrackTable.EVENT -> toEvent(payload, trackTable.identities.get(at));
            case TrackTable.PROPERTY -> Record.property(trackTable.name, trackTable.key(at), payload);
            case TrackTable.REVISION -> Record.revision(trackTable.name, trackTable.key(at), payload);
            case TrackTable.FILE, TrackTable.DELTA -> Record.file(trackTable.name, payload);
            default -> Record.state(trackTable.name, payload);
        };
    }

    private Record toEvent(byte[] payload, byte @Nullable [] identity) {
        return identity == null
                ? Record.event(trackTable.name, payload)
                : Record.event(trackTable.name, payload, identity);
    }

    @Override
    public void close() {
        content.close();
    }
}
