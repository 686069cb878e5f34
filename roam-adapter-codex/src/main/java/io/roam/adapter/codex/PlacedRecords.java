package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a placement consists of, as far as it must be known before the first line is written. Checks each record. */
final class PlacedRecords {
    private static final DateTimeFormatter NAME_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");

    private final Placement placement;
    private final Map<String, byte[]> revisions = new HashMap<>();
    private Optional<Record> name = Optional.empty();
    private Optional<Instant> begun = Optional.empty();
    private boolean hasLines;

    private PlacedRecords(Placement placement) {
        this.placement = placement;
    }

    static PlacedRecords of(Placement placement, RecordSource placed) {
        PlacedRecords all = new PlacedRecords(placement);
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                all.add(record);
            }
        }
        return all;
    }

    private void add(Record record) {
        if (!ClassRule.accepts(record)) {
            throw new UnsafeTrackException(placement.session(), record.track());
        }
        switch (record.kind()) {
            case VALUE -> name = Optional.of(record);
            case FILE -> revisions.put(record.track(), record.payload());
            default -> {
                hasLines |= record.isMain();
                if (record.isMain() && begun.isEmpty()) {
                    begun = JsonSlice.parse(record.payload())
                            .filter(row -> row.isObject() && ClassRule.isHeader(row))
                            .flatMap(row ->
                                    ThreadFacts.timeOf(row.member("payload").orElse(row)));
                }
            }
        }
    }

    /** Returns the value that names the thread, if there is a new one; an empty one takes the name away. */
    Optional<Record> name() {
        return name;
    }

    /** Whether there are lines for the thread itself. */
    boolean hasLines() {
        return hasLines;
    }

    /** Returns the line that a record is, in its newest form. */
    byte[] lineOf(Record record) {
        return record.hasOwnIdentity()
                ? revisions.getOrDefault(Record.revisionTrack(record.identity()), record.payload())
                : record.payload();
    }

    /** Returns the name of the rollout that a new thread gets: the tool's local time of its beginning is in it. */
    RolloutName rolloutName() {
        return nameAt(begun.orElse(placement.lastMessageTime()))
                .or(() -> nameAt(placement.lastMessageTime()))
                .orElseGet(() -> nameAt(Instant.EPOCH).orElseThrow());
    }

    private Optional<RolloutName> nameAt(Instant time) {
        try {
            String text = NAME_TIME.format(time.atZone(ZoneId.systemDefault()));
            return RolloutName.parse("rollout-" + text + "-" + placement.session() + ".jsonl");
        } catch (DateTimeException e) { // no year of a calendar
            return Optional.empty();
        }
    }
}
