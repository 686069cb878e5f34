package io.roam.capture;

import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.chain.TrackValue;
import io.roam.history.HistoryNode;
import io.roam.pool.ValueTracks;
import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a session's side tracks, one after the other, and writes what no batch holds. */
final class SideTrackCapture {
    private final TrackCursor main;
    private final PoolSideTracks pool;
    private final FileDeltaFinder deltas;
    private final BatchSink sink;
    private final PartialLineDetector lines;
    private final CaptureMode mode;
    private final Optional<Map<String, SideTrackState>> remembered;
    private final boolean complete;
    private final boolean known;
    private final Map<String, SideTrackState> states = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private @Nullable SideTrackCursor cursor;
    private final Sha256 sum = new Sha256();
    private boolean heldBack;

    /**
     * Captures behind the last event of the main track.
     *
     * @param earlier what an earlier reading found
     */
    SideTrackCapture(
            TrackCursor main,
            PoolSideTracks pool,
            BatchSink sink,
            PartialLineDetector lines,
            CaptureMode mode,
            EarlierReading earlier) {
        this.main = main;
        this.pool = pool;
        this.deltas = new FileDeltaFinder(pool);
        this.sink = sink;
        this.lines = lines;
        this.mode = mode;
        this.remembered = earlier.sides(main.requireConversation());
        this.complete = !earlier.continues();
        this.known = earlier.known();
        if (earlier.continues()) {
            states.putAll(remembered.orElse(Map.of()));
        }
    }

    /** Takes in the next record of a side track. */
    void accept(Record record) {
        given.add(record.track());
        SideTrackCursor current = cursor;
        if (current == null || !record.track().equals(current.track())) {
            finish();
            current = new SideTrackCursor(record.track(), pool, Optional.ofNullable(states.get(record.track())));
            cursor = current;
        }
        if (isLost(record)) {
            states.remove(record.track());
        } else if (record.kind() == Record.Kind.FILE) {
            acceptFile(record, Optional.empty());
        } else if (record.kind() != Record.Kind.LOCAL) {
            acceptLine(record, current);
        }
    }

    /** Whether a whole file holds nothing, or NUL bytes alone, where the pool has more: it is placed again, and not captured. */
    private boolean isLost(Record record) {
        byte[] content = record.payload();
        return record.kind() == Record.Kind.FILE
                && !ValueTracks.isValue(record.track())
                && (content.length == 0 || NulBytes.isAll(content))
                && pool.current(record.track())
                        .filter(current -> !current.equals(hash(record)))
                        .isPresent();
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

    /** Takes in the present value of an event that the pool has. */
    void acceptRevision(Record event, HistoryNode known) {
        String track = Record.revisionTrack(event.identity());
        given.add(track);
        acceptFile(Record.file(track, event.payload()), Optional.of(known.winningOccurrence()));
    }

    /** Takes in a value that the session holds once. */
    void acceptValue(Record value) {
        accept(ValueTracks.toFile(value));
    }

    /** Keeps all values as they were remembered. */
    void keepValues() {
        remembered.orElse(Map.of()).forEach((track, state) -> {
            if (ValueTracks.isValue(track)) {
                given.add(track);
                states.put(track, state);
            }
        });
    }

    /** Takes in the generated title of a session, in place of which the conversation's own title counts. */
    void acceptGenerated(Record title) {
        String track = ValueTracks.toFile(title).track();
        given.add(track);
        lastState(track)
                .or(() -> pool.current(track).map(own -> SideTrackState.ofFile(own, own)))
                .ifPresent(state -> states.put(track, state));
    }

    private void acceptFile(Record record, Optional<HistoryNode.Occurrence> event) {
        Hash hash = hash(record);
        String track = record.track();
        FileVersions versions = pool.fileVersions(track, event);
        Optional<Hash> last = lastShared(track, versions);
        boolean written = true;
        if (versions.isChange(hash, last)) {
            written = prepareWrite();
            if (written) {
                write(record, hash, versions);
            }
        }
        states.put(track, SideTrackState.ofFile(hash, written ? hash : last.orElse(hash)));
    }

    private void write(Record record, Hash hash, FileVersions versions) {
        int change = versions.nextChange();
        deltas.find(record.payload(), hash, versions.winner())
                .ifPresentOrElse(
                        found -> sink.addDelta(record.track(), found.delta(), found.version(), change),
                        () -> sink.addSideRecord(record, hash, RecordMarks.changed(change)));
    }

    /** Notes the versions that values replace; these may be nearly equal to what another value is now. */
    void noteReplaced(List<Record> values) {
        for (Record value : values) {
            Record file = ValueTracks.toFile(value);
            pool.fileVersions(file.track(), Optional.empty())
                    .winner()
                    .filter(version -> !version.mark().to().equals(hash(file)))
                    .ifPresent(deltas::noteReplaced);
        }
    }

    private Optional<SideTrackState> lastState(String track) {
        return remembered.map(all -> all.get(track));
    }

    /** Returns the value of a file that session and pool shared last; empty if that is not known. */
    private Optional<Hash> lastShared(String track, FileVersions versions) {
        return remembered.map(all -> Optional.ofNullable(all.get(track))
                .filter(SideTrackState::file)
                .map(SideTrackState::shared)
                .or(versions::original)
                .orElse(Hash.ZERO));
    }

    /**
     * Takes in that tracks are no longer in the session; nothing may be read afterwards.
     *
     * @param lost whether some may be lost: they are placed again
     */
    void finishAll(boolean lost) {
        finish();
        remembered.orElseGet(() -> known ? pool.ownCurrent() : Map.of()).forEach((track, state) -> {
            if (!given.contains(track) && lost && !isInMain(track)) {
                states.remove(track);
            } else if (!given.contains(track)) {
                noteAbsent(track, state);
            }
        });
    }

    private static boolean isInMain(String track) {
        return ValueTracks.isValue(track) || track.startsWith(Record.REVISIONS);
    }

    private void noteAbsent(String track, SideTrackState state) {
        if (ValueTracks.isValue(track)) {
            removeValue(track, state);
        } else if (track.startsWith(Record.REVISIONS)) { // not settled yet
            states.put(track, state);
        } else if (complete) {
            states.put(track, state.isRemoved() ? state : state.removed(pool.current(track)));
        }
    }

    private void removeValue(String track, SideTrackState state) {
        if (lines.isSettled() || ValueTracks.isRemoval(track, state.value())) {
            accept(Record.file(track, new byte[0]));
        } else {
            states.put(track, state);
            lines.noteUnsettled();
        }
    }

    /** Writes what is new in the track that was read last. */
    void finish() {
        SideTrackCursor current = cursor;
        if (current == null) {
            return;
        }
        if (!current.added().isEmpty() && !current.onlyRepeats() && prepareWrite()) {
            addLines(current);
        }
        TrackValue value = current.value();
        if (value.length() > 0) {
            states.put(current.track(), SideTrackState.ofLines(value));
        }
        cursor = null;
    }

    private void addLines(SideTrackCursor current) {
        TrackValue at = current.captured();
        sink.beginSideTrack(current.track(), at);
        for (Record record : current.added()) {
            if (sink.isFull()) {
                sink.finish();
                prepareWrite();
                sink.beginSideTrack(current.track(), at);
            }
            Hash hash = hash(record);
            sink.addSideRecord(record, hash, RecordMarks.NONE);
            at = at.next(hash, sum);
        }
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
