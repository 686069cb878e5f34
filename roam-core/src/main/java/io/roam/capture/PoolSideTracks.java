package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The side tracks of a conversation that the pool holds, with their records. */
record PoolSideTracks(SideTracks tracks, BranchRecords records) {
    /** Returns those at a chain value; those before the first event if the pool does not know it. */
    static PoolSideTracks at(History history, ChainValue chain, BranchRecords records) {
        HistoryNode node = history.findNode(chain.value()).orElse(history.root());
        return new PoolSideTracks(SideTracks.at(history, node), records);
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

    /** Returns the hashes of the whole files that are versions of a track. */
    Set<Hash> files(String track) {
        Set<Hash> files = new HashSet<>();
        for (SideTracks.Version version : tracks.versionsOf(track)) {
            if (version.mark().file()) {
                files.add(version.mark().to());
            }
        }
        return files;
    }

    /** Gives all records of a version to {@code each}. */
    void forEachRecord(SideTracks.Version version, Consumer<Record> each) {
        try (RecordReader reader = records.sideTrack(tracks, version).open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                each.accept(record);
            }
        }
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
