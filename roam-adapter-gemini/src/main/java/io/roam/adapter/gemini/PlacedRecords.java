package io.roam.adapter.gemini;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is to be known of the records that are placed before the first one is written. */
final class PlacedRecords {
    private final Set<String> ids = new HashSet<>();
    private boolean header;
    private boolean logged;
    private boolean plain = true;
    private Optional<Instant> begun = Optional.empty();

    private PlacedRecords() {}

    static PlacedRecords of(RecordSource placed) {
        PlacedRecords found = new PlacedRecords();
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.isMain()) {
                    found.add(record, LogLine.of(record.payload()));
                }
            }
        }
        return found;
    }

    private void add(Record record, LogLine line) {
        header |= line.kind() == LogLine.Kind.HEADER;
        logged |= line.kind() == LogLine.Kind.UPDATE && record.kind() != Record.Kind.PROPERTY;
        boolean event = record.kind() == Record.Kind.EVENT;
        boolean first =
                line.kind() != LogLine.Kind.MESSAGE || ids.add(line.string("id").orElse(""));
        plain &= first && (!event || line.isSpoken());
        begun = begun.or(() -> HeaderLine.begun(line))
                .or(() -> line.string("timestamp").flatMap(FactsCollector::timeOf));
    }

    /** Whether they begin with a header. */
    boolean hasHeader() {
        return header;
    }

    /** Whether only a version of the tool that keeps logs writes such records. */
    boolean areOfLog() {
        return logged || !plain;
    }

    /** Returns when the session was begun, if they say so. */
    Optional<Instant> begun() {
        return begun;
    }
}
