package io.roam.capture;

import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.RecordMarks;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.chain.TrackValue;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Goes along a session's side tracks, one after the other, and writes what no batch holds, unless the session is held. */
final class SideTrackCapture {
    private final ToolAdapter adapter;
    private final ConversationId conversation;
    private final ChainValue at;
    private final SideTracks known;
    private final BranchRecords pool;
    private final BatchSink sink;
    private final boolean settled;
    private final boolean held;
    private final Map<String, SideTrackState> states;
    private final Map<String, Integer> begun = new HashMap<>();
    private final Sha256 sum = new Sha256();
    private boolean unsettled;
    private boolean heldBack;

    private String track = Record.MAIN;
    private TrackValue value = TrackValue.root("");
    private TrackValue base = value;
    private Set<TrackValue> ends = Set.of();
    private final List<Record> news = new ArrayList<>();

    SideTrackCapture(
            ToolAdapter adapter,
            ConversationId conversation,
            ChainValue at,
            SideTracks known,
            BranchRecords pool,
            BatchSink sink,
            boolean settled,
            boolean held,
            Map<String, SideTrackState> earlier) {
        this.adapter = adapter;
        this.conversation = conversation;
        this.at = at;
        this.known = known;
        this.pool = pool;
        this.sink = sink;
        this.settled = settled;
        this.held = held;
        this.states = new HashMap<>(earlier);
    }

    void accept(Record record) {
        if (!record.track().equals(track)) {
            endTrack();
            begin(record.track());
        }
        if (record.kind() == Record.Kind.FILE) {
            acceptFile(record);
        } else if (record.kind() != Record.Kind.LOCAL) {
            acceptLine(record);
        }
    }

    private void begin(String name) {
        track = name;
        SideTrackState earlier = states.get(name);
        value = earlier == null || earlier.file()
                ? TrackValue.root(name)
                : new TrackValue(earlier.value(), earlier.count());
        base = value;
        ends = new HashSet<>();
        known.versions(name)
                .forEach(version -> ends.add(
                        new TrackValue(version.mark().to(), version.mark().count())));
    }

    private void acceptLine(Record record) {
        int captured = capturedBeginning(record);
        if (captured > 0) {
            adapter.split(record, captured).forEach(this::acceptLine);
            return;
        }
        if (record.isUnterminated() && !isSettled(record)) {
            return;
        }
        value = value.next(hash(record), sum);
        news.add(record);
        if (ends.contains(value)) {
            base = value;
            news.clear();
        }
    }

    /** How many bytes of a line were captured before as an unterminated record that stands here; 0 if none. */
    private int capturedBeginning(Record line) {
        for (SideTracks.Version version : known.versions(track)) {
            SideTrackMark mark = version.mark();
            boolean reaches = !mark.file() && mark.count() == value.length() + 1;
            if (reaches && !mark.to().equals(value.next(hash(line), sum).value())) {
                Optional<byte[]> last = next(version).filter(payload -> isCut(payload, line.payload()));
                if (last.isPresent()) {
                    return last.get().length;
                }
            }
        }
        return 0;
    }

    private static boolean isCut(byte[] start, byte[] whole) {
        return start.length > 0 && start.length < whole.length && begins(start, whole);
    }

    private Hash hash(Record record) {
        return sum.add(record.payload()).finish();
    }

    private boolean isSettled(Record record) {
        if (ends.contains(value.next(hash(record), sum))) {
            return true;
        }
        if (news.isEmpty() && isUpcoming(record.payload())) {
            begun.put(track, record.payload().length);
            return false;
        }
        unsettled |= !settled;
        return settled;
    }

    private static boolean begins(byte[] start, byte[] whole) {
        return start.length <= whole.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }

    /** Whether a line begins what comes next in any version of the track, also in those of heads that are not placed yet. */
    private boolean isUpcoming(byte[] line) {
        return known.versions(track).stream()
                .filter(version -> !version.mark().file() && version.mark().count() > value.length())
                .map(this::next)
                .anyMatch(next -> next.isPresent() && begins(line, next.get()));
    }

    /** The payload that comes next in a version which begins as the track does. */
    private Optional<byte[]> next(SideTracks.Version version) {
        TrackValue at = TrackValue.root(track);
        try (RecordReader reader = pool.side(known, version).open()) {
            Record record = reader.next();
            while (record != null && at.length() < value.length()) {
                at = at.next(Hash.of(record.payload()));
                record = reader.next();
            }
            return record != null && at.equals(value) ? Optional.of(record.payload()) : Optional.empty();
        }
    }

    private void acceptFile(Record record) {
        Hash hash = hash(record);
        Set<Hash> seen = new HashSet<>();
        known.versions(track).stream()
                .filter(v -> v.mark().file())
                .forEach(v -> seen.add(v.mark().to()));
        if (!seen.contains(hash) && mayWrite()) {
            sink.addSideRecord(record, hash, new RecordMarks(OptionalInt.of(seen.size() + 1), 1));
        }
        states.put(track, new SideTrackState(true, 1, hash));
    }

    private void endTrack() {
        if (!news.isEmpty() && mayWrite()) {
            sink.beginSideTrack(track, base);
            news.forEach(record -> sink.addSideRecord(record, hash(record), RecordMarks.NONE));
        }
        news.clear();
        if (!track.isEmpty() && value.length() > 0) {
            states.put(track, new SideTrackState(false, value.length(), value.value()));
        }
    }

    /** Makes ready to write something new; a held session keeps it. */
    private boolean mayWrite() {
        if (held) {
            heldBack = true;
        } else {
            sink.continueFrom(conversation, at);
        }
        return !held;
    }

    /** All side tracks were taken. */
    void finish() {
        endTrack();
        track = Record.MAIN;
        value = TrackValue.root("");
    }

    Map<String, SideTrackState> states() {
        return states;
    }

    Map<String, Integer> begun() {
        return begun;
    }

    boolean unsettled() {
        return unsettled;
    }

    /** Whether something new was not written, because the session is held. */
    boolean heldBack() {
        return heldBack;
    }
}
