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

    RecordTableBuilder() {
        names.add(Record.MAIN);
    }

    BatchOutlineBuilder outline() {
        return outline;
    }

    int records() {
        return records;
    }

    void sideTrack(String name, boolean lines, Hash from, long before) {
        TrackTable side = side(name);
        side.lines = lines;
        side.from = new TrackValue(from, before);
        begin(side);
    }

    private TrackTable side(String name) {
        if (!TrackName.isGood(name) || !names.add(name)) {
            throw new IllegalArgumentException("no side track can be called so, or it came before: " + name);
        }
        TrackTable side = new TrackTable();
        side.name = name;
        return side;
    }

    private void begin(TrackTable next) {
        end();
        table = next;
        recorder = new OutlineRecorder(next, outline);
    }

    private void end() {
        if (table.records() > 0) {
            recorder.finish();
            tables.add(table);
        }
    }

    List<TrackTable> finish() {
        end();
        return tables;
    }

    void add(Record record, Hash hash, RecordMarks marks) {
        if (record.kind() == Record.Kind.FILE) {
            file(record);
        } else if (!record.track().equals(table.name) || table.isFile()) {
            throw new IllegalStateException("its track was not begun: " + record);
        }
        if (records == BatchLimits.MAX_RECORDS) {
            throw new IllegalStateException("a batch holds no more than " + records + " records");
        }
        int index = table.records();
        table.classes.append(letter(record));
        table.lengths.add(record.payload().length);
        lineEnd(record, index);
        names(record, index);
        marks(record, index, marks);
        recorder.record(index, hash, record.hasOwnIdentity() ? Hash.of(record.payload()) : hash);
        records++;
    }

    private void file(Record record) {
        if (record.endsWithLineFeed()) {
            throw new IllegalArgumentException("a whole file is no line: " + record);
        }
        begin(side(record.track()));
    }

    private void lineEnd(Record record, int index) {
        if (record.endsWithLineFeed() && !table.lines) {
            table.lines = true;
            table.bare.set(0, index);
        }
        table.bare.set(index, table.lines && !record.endsWithLineFeed());
    }

    private void names(Record record, int index) {
        if (!record.key().isEmpty()) {
            table.keys.put(index, record.key());
        }
        if (record.hasOwnIdentity()) {
            table.identities.put(index, record.identity());
        }
    }

    private void marks(Record record, int index, RecordMarks marks) {
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
            case LOCAL -> throw new IllegalArgumentException("what binds to this machine is never captured");
        };
    }
}
