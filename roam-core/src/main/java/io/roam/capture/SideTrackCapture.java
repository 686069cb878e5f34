package io.roam.capture;

import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a session's side tracks, one after the other, and writes what no batch holds. */
final class SideTrackCapture {
    private final TrackCursor main;
    private final PoolSideTracks pool;
    private final BatchSink sink;
    private final PartialLineDetector lines;
    private final CaptureMode mode;
    private final Map<String, SideTrackState> states;
    private @Nullable SideTrackCursor cursor;
    private boolean heldBack;

    /**
     * Captures behind the last event of the main track.
     *
     * @param earlier how far an earlier reading got in each track
     */
    SideTrackCapture(
            TrackCursor main,
            PoolSideTracks pool,
            BatchSink sink,
            PartialLineDetector lines,
            CaptureMode mode,
            Map<String, SideTrackState> earlier) {
        this.main = main;
        this.pool = pool;
        this.sink = sink;
        this.lines = lines;
        this.mode = mode;
        this.states = new HashMap<>(earlier);
    }

    /** Takes in the next record of a side track. */
    void accept(Record record) {
        SideTrackCursor current = cursor;
        if (current == null || !record.track().equals(current.track())) {
            finish();
            current = new SideTrackCursor(record.track(), pool, Optional.ofNullable(states.get(record.track())));
            cursor = current;
        }
        if (record.kind() == Record.Kind.FILE) {
            acceptFile(record);
        } else if (record.kind() != Record.Kind.LOCAL) {
            acceptLine(record, current);
        }
    }

    private static Hash hash(Record record) {
        return Hash.of(record.payload());
    }

    private void acceptLine(Record record, SideTrackCursor current) {
        List<Record> parts = lines.split(record, current);
        if (!parts.isEmpty()) {
            parts.forEach(part -> acceptLine(part, current));
        } else if (!lines.leaveOut(record, current)) {
            current.advance(record);
        }
    }

    private void acceptFile(Record record) {
        Hash hash = hash(record);
        Set<Hash> known = pool.files(record.track());
        if (!known.contains(hash) && prepareWrite()) {
            sink.addSideRecord(record, hash, new RecordMarks(OptionalInt.of(known.size() + 1), 1));
        }
        states.put(record.track(), new SideTrackState(true, 1, hash));
    }

    /** Writes what is new in the track that was read last. */
    void finish() {
        SideTrackCursor current = cursor;
        if (current == null) {
            return;
        }
        if (!current.added().isEmpty() && !current.onlyRepeats() && prepareWrite()) {
            sink.beginSideTrack(current.track(), current.captured());
            current.added().forEach(record -> sink.addSideRecord(record, hash(record), RecordMarks.NONE));
        }
        TrackValue value = current.value();
        if (value.length() > 0) {
            states.put(current.track(), new SideTrackState(false, value.length(), value.value()));
        }
        cursor = null;
    }

    /** Prepares the sink for something new; returns false if the session is held. */
    private boolean prepareWrite() {
        if (mode == CaptureMode.HOLD_BACK) {
            heldBack = true;
            return false;
        }
        sink.continueFrom(main.requireConversation(), main.chain());
        return true;
    }

    /** Returns how far each track was read. */
    Map<String, SideTrackState> states() {
        return states;
    }

    /** Whether something new was not written because the session is held. */
    boolean heldBack() {
        return heldBack;
    }
}
