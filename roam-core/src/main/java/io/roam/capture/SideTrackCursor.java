package io.roam.capture;

import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.chain.TrackValue;
import io.roam.history.SideTracks;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The place that the reading of one side track has reached, and the records on the way to it that no batch holds. */
final class SideTrackCursor implements PoolContinuation {
    private final String track;
    private final PoolSideTracks pool;
    private final List<SideTracks.Version> versions;
    private final Set<TrackValue> ends;
    private final List<Record> added = new ArrayList<>();
    private final Sha256 sum = new Sha256();
    private TrackValue value;
    private TrackValue captured;

    /** Stands where an earlier reading ended. */
    SideTrackCursor(String track, PoolSideTracks pool, Optional<SideTrackState> earlier) {
        this.track = track;
        this.pool = pool;
        this.versions = pool.lineVersions(track);
        this.ends = pool.ends(track);
        this.value = earlier.filter(state -> !state.file() && !state.isRemoved())
                .map(state -> new TrackValue(state.value(), state.count()))
                .orElse(TrackValue.root(track));
        this.captured = value;
    }

    private TrackValue next(Record record) {
        return value.next(sum.add(record.payload()).finish(), sum);
    }

    /** Moves behind a record. */
    void advance(Record record) {
        value = next(record);
        added.add(record);
        if (ends.contains(value)) {
            captured = value;
            added.clear();
        }
    }

    String track() {
        return track;
    }

    TrackValue value() {
        return value;
    }

    /** Returns the last value that the pool holds, or that an earlier reading reached. */
    TrackValue captured() {
        return captured;
    }

    /** Returns the records behind that value. */
    List<Record> added() {
        return added;
    }

    /**
     * Whether the records behind that value all stand before it already. Such an end is what two sessions show that are kept in one file, after
     * something was placed in both: captured, it would grow at every run. It counts once something new follows it.
     */
    boolean onlyRepeats() {
        Set<Hash> known = new HashSet<>();
        versions.stream()
                .filter(version -> version.mark().to().equals(captured.value()))
                .findFirst()
                .ifPresent(version -> pool.forEachRecord(version, record -> known.add(Hash.of(record.payload()))));
        return added.stream().allMatch(record -> known.contains(Hash.of(record.payload())));
    }

    @Override
    public boolean holds(Record record) {
        return ends.contains(next(record));
    }

    /** Asks all versions, also those of heads that are not placed yet. */
    @Override
    public boolean isBeginning(Record line) {
        return added.isEmpty()
                && versions.stream()
                        .filter(version -> version.mark().count() > value.length())
                        .flatMap(version -> pool.payloadAfter(value, version).stream())
                        .anyMatch(payload -> PartialLineDetector.isPrefix(line.payload(), payload));
    }

    @Override
    public int capturedBeginning(Record line) {
        for (SideTracks.Version version : versions) {
            SideTrackMark mark = version.mark();
            if (mark.count() == value.length() + 1
                    && !mark.to().equals(next(line).value())) {
                Optional<byte[]> last = pool.payloadAfter(value, version)
                        .filter(payload -> payload.length < line.payload().length
                                && PartialLineDetector.isPrefix(payload, line.payload()));
                if (last.isPresent()) {
                    return last.get().length;
                }
            }
        }
        return 0;
    }
}
