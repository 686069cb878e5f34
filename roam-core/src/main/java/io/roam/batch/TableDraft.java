package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The record table of a batch that is being written, and the outline that grows with it. */
final class TableDraft {
    private final OutlineBuilder outline = new OutlineBuilder();
    private final List<Track> tracks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Track track = new Track();
    private Walk walk = new Walk(track, outline);
    private int records;

    TableDraft() {
        names.add(Record.MAIN);
    }

    OutlineBuilder outline() {
        return outline;
    }

    int records() {
        return records;
    }

    void sideTrack(String name, boolean lines, Hash from, long before) {
        Track side = side(name);
        side.lines = lines;
        side.from = new TrackValue(from, before);
        begin(side);
    }

    private Track side(String name) {
        if (!TrackName.isGood(name) || !names.add(name)) {
            throw new IllegalArgumentException("no side track can be called so, or it came before: " + name);
        }
        Track side = new Track();
        side.name = name;
        return side;
    }

    private void begin(Track next) {
        end();
        track = next;
        walk = new Walk(next, outline);
    }

    private void end() {
        if (track.records() > 0) {
            walk.end();
            tracks.add(track);
        }
    }

    List<Track> finish() {
        end();
        return tracks;
    }

    void add(Record record, Hash hash, Marks marks) {
        if (record.kind() == Record.Kind.FILE) {
            file(record);
        } else if (!record.track().equals(track.name) || track.isFile()) {
            throw new IllegalStateException("its track was not begun: " + record);
        }
        if (records == Limits.RECORDS) {
            throw new IllegalStateException("a batch holds no more than " + records + " records");
        }
        int index = track.records();
        track.classes.append(letter(record));
        track.lengths.add(record.payload().length);
        lineEnd(record, index);
        names(record, index);
        marks(record, index, marks);
        walk.record(index, hash, record.hasOwnIdentity() ? Hash.of(record.payload()) : hash);
        records++;
    }

    private void file(Record record) {
        if (record.endsWithLineFeed()) {
            throw new IllegalArgumentException("a whole file is no line: " + record);
        }
        begin(side(record.track()));
    }

    private void lineEnd(Record record, int index) {
        if (record.endsWithLineFeed() && !track.lines) {
            track.lines = true;
            track.bare.set(0, index);
        }
        track.bare.set(index, track.lines && !record.endsWithLineFeed());
    }

    private void names(Record record, int index) {
        if (!record.key().isEmpty()) {
            track.keys.put(index, record.key());
        }
        if (record.hasOwnIdentity()) {
            track.identities.put(index, record.identity());
        }
    }

    private void marks(Record record, int index, Marks marks) {
        boolean valued = record.kind() == Record.Kind.LASTING || record.kind() == Record.Kind.FILE;
        if (valued && marks.change().isPresent()) {
            track.changes.put(index, marks.change().getAsInt());
        }
        if (record.kind() == Record.Kind.EVENT) {
            track.nths.clear(); // what stood behind the last event so far does no more
        } else if (marks.nth() > 1 && track.isMain()) {
            track.nths.put(index, marks.nth());
        }
    }

    private static char letter(Record record) {
        return switch (record.kind()) {
            case EVENT -> Track.EVENT;
            case STATE -> Track.STATE;
            case LASTING -> Track.LASTING;
            case REVISION -> Track.REVISION;
            case FILE -> Track.FILE;
            case LOCAL -> throw new IllegalArgumentException("what binds to this machine is never captured");
        };
    }
}
