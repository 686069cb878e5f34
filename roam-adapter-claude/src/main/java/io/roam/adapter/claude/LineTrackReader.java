package io.roam.adapter.claude;

import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.ClassRule;
import io.roam.adapter.claude.jsonl.NulStripper;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.transcript.FactsCollector;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a track of lines, beginning at a position. */
final class LineTrackReader implements TrackReader {
    private final TrackFile file;
    private final FactsCollector facts;
    private final TrackPosition from;
    private final @Nullable LineReader lines;
    private final @Nullable String owner;
    private byte @Nullable [] markedLine;
    private long markedOffset;
    private final Deque<byte[]> salvaged = new ArrayDeque<>();
    private boolean damaged;

    private LineTrackReader(TrackFile file, TrackPosition from, FactsCollector facts, @Nullable LineReader lines) {
        this.owner = TrackName.ownerOf(file.track()).orElse(null);
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
        for (byte[] line = nextLine(); line != null; line = nextLine()) {
            Row row = Row.of(line);
            if (!row.isParsable() && NulStripper.hasHole(line)) {
                damaged = true;
                salvaged.addAll(NulStripper.recordsOf(line));
            } else if (owner == null || LegacyAgent.isOf(owner, row)) {
                return recordOf(line, row);
            }
        }
        return null;
    }

    private byte @Nullable [] nextLine() throws IOException {
        byte[] line = salvaged.poll();
        return line != null || lines == null ? line : lines.next();
    }

    private Record recordOf(byte[] line, Row row) {
        LineReader source = Objects.requireNonNull(lines);
        Record record = ClassRule.recordOf(file.track(), line, row, damaged || source.endsWithLineFeed());
        if (record.isMain()) {
            facts.add(record, row);
        }
        if (!damaged) {
            markPosition(record, source.offset());
        }
        return record;
    }

    @Override
    public boolean isDamaged() {
        return damaged;
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
