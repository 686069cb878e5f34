package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Row;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The first pass over a conversation, which finds what its first message depends on. */
public final class TranscriptOutline {
    private final Map<String, TrackOutline> tracks = new HashMap<>();
    private final FactsCollector facts = new FactsCollector(0);
    private final BitSet active;
    private boolean mainFirst = true;

    public TranscriptOutline(RecordSource source) {
        tracks.put(Record.MAIN, new TrackOutline());
        try (RecordReader records = source.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                add(record);
            }
        }
        this.active = ActivePath.rowsOf(trackOutline(Record.MAIN));
    }

    private void add(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            return;
        }
        Row row = Row.of(record.payload());
        tracks.computeIfAbsent(record.track(), name -> new TrackOutline()).add(record, row);
        if (record.isMain()) {
            facts.add(record, row);
            mainFirst &= tracks.size() == 1;
        }
    }

    TrackOutline trackOutline(String name) {
        return tracks.getOrDefault(name, new TrackOutline());
    }

    boolean isActive(String track, int row) {
        return !track.isEmpty() || active.get(row);
    }

    /** Whether all records of the main track come before those of side tracks. */
    boolean isMainFirst() {
        return mainFirst;
    }

    public SessionFacts facts() {
        return facts.facts();
    }
}
