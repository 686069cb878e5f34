package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.ClassRule;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.transcript.FactsCollector;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a track of lines, beginning at a position. */
final class LineTrackReader implements TrackReader {
    private final TrackFile file;
    private final FactsCollector facts;
    private final TrackPosition from;
    private final @Nullable LineReader lines;
    private final LegacyAgent.@Nullable LineOwner owner;
    private byte @Nullable [] markedLine;
    private long markedOffset;

    private LineTrackReader(TrackFile file, TrackPosition from, FactsCollector facts, @Nullable LineReader lines)
            throws IOException {
        Optional<String> session = TrackName.ownerOf(file.track());
        this.owner = lines == null || session.isEmpty()
                ? null
                : LegacyAgent.LineOwner.at(file.path(), session.get(), from.offset());
        this.file = file;
        this.from = from;
        this.facts = facts;
        this.lines = lines;
    }

    static LineTrackReader open(TrackFile file, TrackPosition from, FactsCollector facts) throws IOException {
        boolean nothingNew = from.isUnchanged(file) && from.offset() == file.size();
        return new LineTrackReader(file, from, facts, nothingNew ? null : LineReader.open(file.path(), from.offset()));
    }

    @Override
    public @Nullable Record next() throws IOException {
        byte[] line = lines == null ? null : lines.next();
        Row row = line == null ? null : Row.of(line);
        while (lines != null && row != null && owner != null && !owner.isOwn(row)) {
            line = lines.next();
            row = line == null ? null : Row.of(line);
        }
        if (lines == null || line == null || row == null) {
            return null;
        }
        Record record = ClassRule.recordOf(file.track(), line, row, lines.endsWithLineFeed());
        if (record.isMain()) {
            facts.add(record, row);
        }
        markPosition(record, lines.offset());
        return record;
    }

    // A line without line feed may still grow, and state may get another event before it: both are read again.
    private void markPosition(Record record, long offset) {
        if (record.endsWithLineFeed() && (!record.isMain() || record.kind() == Kind.EVENT)) {
            markedLine = record.payload();
            markedOffset = offset;
        }
    }

    @Override
    public TrackPosition position() {
        if (markedLine == null) {
            return from.withStampOf(file);
        }
        int length = markedLine.length + 1;
        return new TrackPosition(
                markedOffset, length, TrackPosition.hashOf(markedLine), file.size(), file.modifiedNanos());
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
