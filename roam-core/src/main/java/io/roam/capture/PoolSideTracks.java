package io.roam.capture;

import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.device.DeviceId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The side tracks of a conversation that the pool holds, with their records.
 *
 * @param self this device
 */
record PoolSideTracks(SideTracks tracks, BranchRecords records, DeviceId self) {
    /** Returns those at the last chain value on a session's way that the pool knows. */
    static PoolSideTracks at(HistoryNode node, History history, BranchRecords records, DeviceId self) {
        return new PoolSideTracks(SideTracks.at(history, node), records, self);
    }

    /** Returns the versions of a track whose records are lines or rows. */
    List<SideTracks.Version> lineVersions(String track) {
        return tracks.versionsOf(track).stream()
                .filter(version -> !version.mark().file())
                .toList();
    }

    /** Returns the values at which a version of a track ends. */
    Set<TrackValue> ends(String track) {
        Set<TrackValue> ends = new HashSet<>();
        for (SideTracks.Version version : tracks.versionsOf(track)) {
            ends.add(new TrackValue(version.mark().to(), version.mark().count()));
        }
        return ends;
    }

    /** Returns the versions of a whole file; with {@code event}, of the later values of that event. */
    FileVersions fileVersions(String track, Optional<HistoryNode.Occurrence> event) {
        Optional<SideTracks.Version> winner = Optional.ofNullable(
                        tracks.winners().get(track))
                .filter(version -> version.mark().file());
        return new FileVersions(
                files(tracks.versionsOf(track)), files(tracks.versionsUpToHead(track)), winner, event, self);
    }

    private static List<SideTracks.Version> files(List<SideTracks.Version> versions) {
        return versions.stream().filter(version -> version.mark().file()).toList();
    }

    /** Returns the value of the version that is placed; empty if there is none. */
    Optional<Hash> current(String track) {
        return Optional.ofNullable(tracks.winners().get(track))
                .map(version -> version.mark().to());
    }

    /** Gives all records of a version to {@code each}. */
    void forEachRecord(SideTracks.Version version, Consumer<Record> each) {
        try (RecordReader reader = records.sideTrack(tracks, version).open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                each.accept(record);
            }
        }
    }

    /** Returns the tracks whose present version this device captured: a session that was captured had them. */
    Map<String, SideTrackState> ownCurrent() {
        Map<String, SideTrackState> own = new HashMap<>();
        tracks.winners().forEach((track, version) -> {
            SideTrackMark mark = version.mark();
            if (version.batch().header().device().equals(self) && !track.startsWith(Record.REVISIONS)) {
                own.put(track, new SideTrackState(mark.file(), mark.count(), mark.to()));
            }
        });
        return own;
    }

    /** Returns the payload behind a value in a version of a track; empty if the version does not continue that value. */
    Optional<byte[]> payloadAfter(TrackValue value, SideTracks.Version version) {
        TrackValue reached = TrackValue.root(version.mark().track());
        try (RecordReader reader = records.sideTrack(tracks, version).open()) {
            Record record = reader.next();
            while (record != null && reached.length() < value.length()) {
                reached = reached.next(Hash.of(record.payload()));
                record = reader.next();
            }
            return record != null && reached.equals(value) ? Optional.of(record.payload()) : Optional.empty();
        }
    }
}
