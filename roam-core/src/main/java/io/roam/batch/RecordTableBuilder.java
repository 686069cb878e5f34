package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds the record table of a batch, and its outline, while the batch is written. */
final class RecordTableBuilder {
    private final BatchOutlineBuilder outline = new BatchOutlineBuilder();
    private final List<TrackTable> tables = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private TrackTable table = new TrackTable();
    private OutlineRecorder recorder = new OutlineRecorder(table, outline);
    private int records;
    private long textLength;

    RecordTableBuilder() {
        names.add(Record.MAIN);
    }

    BatchOutlineBuilder outline() {
        return outline;
    }

    int records() {
        return records;
    }

    /** Returns about how long the texts in the table are: keys and identities. */
    long textLength() {
        return textLength;
    }

    void beginSideTrack(String name, boolean lines, Hash from, long before) {
        TrackTable side = newSideTrack(name);
        side.lines = lines;
        side.from = new TrackValue(from, before);
        beginTrack(side);
    }

    private TrackTable newSideTrack(String name) {
        if (!TrackName.isValid(name) || !names.add(name)) {
            throw new IllegalArgumentException("no side track can be called so, or it came before: " + name);
        }
        TrackTable side = new TrackTable();
        side.name = name;
        return side;
    }

    private void beginTrack(TrackTable next) {
        endTrack();
        table = next;
        recorder = new OutlineRecorder(next, outline);
    }

    private void endTrack() {
        if (table.records() > 0) {
            recorder.finish();
            tables.add(table);
        }
    }

    List<TrackTable> finish() {
        endTrack();
        return tables;
    }

    void add(Record record, Hash hash, RecordMarks marks) {
        if (record.kind() == Record.Kind.FILE) {
            beginFile(record);
        } else if (!record.track().equals(table.name) || table.isFile()) {
            throw new IllegalStateException("its track was not begun: " + record);
        }
        if (records == BatchLimits.MAX_RECORDS) {
            throw new UnwritableBatchException("it has more than " + records + " messages", null);
        }
        int index = table.records();
        table.classes.append(letter(record));
        table.lengths.add(record.payload().length);
        noteLineFeed(record, index);
        noteNames(record, index);
        noteMarks(record, index, marks);
        recorder.record(index, hash, record.hasOwnIdentity() ? Hash.of(record.payload()) : hash);
        records++;
    }

    /** Adds a whole file as a difference of that length. */
    void addDelta(String track, int length, FileVersion version, int change) {
        TrackTable side = newSideTrack(track);
        side.whole = version.whole();
        side.base = version.base();
        beginTrack(side);
        table.classes.append(TrackTable.DELTA);
        table.lengths.add(length);
        table.changes.put(0, change);
        recorder.record(0, version.whole(), version.whole());
        records++;
    }

    private void beginFile(Record record) {
        if (record.endsWithLineFeed()) {
            throw new IllegalArgumentException("a whole file is no line: " + record);
        }
        beginTrack(newSideTrack(record.track()));
    }

    private void noteLineFeed(Record record, int index) {
        if (record.endsWithLineFeed() && !table.lines) {
            table.lines = true;
            table.unterminated.set(0, index);
        }
        table.unterminated.set(index, table.lines && !record.endsWithLineFeed());
    }

    private void noteNames(Record record, int index) {
        if (!record.key().isEmpty()) {
            table.keys.put(index, record.key());
            textLength += record.key().length();
        }
        if (record.hasOwnIdentity()) {
            table.identities.put(index, record.identity());
            textLength += record.identity().length;
        }
    }

    private void noteMarks(Record record, int index, RecordMarks marks) {
        boolean valued = record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.FILE;
        if (valued && marks.change().isPresent()) {
            table.changes.put(index, marks.change().getAsInt());
        }
        if (record.kind() == Record.Kind.EVENT) {
            table.nths.clear(); // the records before are no longer behind the last event
        } else if (marks.nth() > 1 && table.isMain()) {
            table.nths.put(index, marks.nth());
        }
    }

    private static char letter(Record record) {
        return switch (record.kind()) {
            case EVENT -> TrackTable.EVENT;
            case STATE -> TrackTable.STATE;
            case PROPERTY -> TrackTable.PROPERTY;
            case REVISION -> TrackTable.REVISION;
            case FILE -> TrackTable.FILE;
            case VALUE -> throw new IllegalArgumentException("a value is written as a whole file: " + record);
            case LOCAL -> throw new IllegalArgumentException("what binds to this machine is never captured");
        };
    }
}
