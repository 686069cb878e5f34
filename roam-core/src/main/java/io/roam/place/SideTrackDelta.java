package io.roam.place;

import io.roam.capture.SideTrackState;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.pool.ValueTracks;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records of the side tracks that a session lacks to end at a head. */
final class SideTrackDelta {
    private final BranchRecords records;
    private final SideTracks tracks;
    private final Map<String, SideTrackState> have;
    private final Predicate<String> allowed;
    private final List<String> diverged = new ArrayList<>();

    /**
     * Compares side tracks with those of a session.
     *
     * @param allowed whether the session may hold a track of that name
     */
    SideTrackDelta(
            BranchRecords records, SideTracks tracks, Map<String, SideTrackState> have, Predicate<String> allowed) {
        this.records = records;
        this.tracks = tracks;
        this.have = have;
        this.allowed = allowed;
    }

    List<RecordSource> sources() {
        List<RecordSource> all = new ArrayList<>();
        tracks.winners().forEach((track, version) -> {
            SideTrackState here = have.get(track);
            if (!allowed.test(track)) {
                return;
            }
            if (here == null || here.isRemoved()) {
                addWhole(version, here, all);
            } else if (!here.value().equals(version.mark().to())) {
                addRest(track, version, here, all);
            }
        });
        return all;
    }

    /** Adds a track that the session does not have, unless there is nothing to add, or the user removed it. */
    private void addWhole(SideTracks.Version version, @Nullable SideTrackState removed, List<RecordSource> all) {
        boolean isRemovedHere =
                removed != null && removed.shared().equals(version.mark().to());
        if (!isRemovedHere && !ValueTracks.isRemoval(version.mark())) {
            all.add(records.sideTrack(tracks, version));
        }
    }

    private void addRest(String track, SideTracks.Version version, SideTrackState here, List<RecordSource> all) {
        if (version.mark().file() && here.file()) {
            all.add(records.sideTrack(tracks, version));
        } else if (!version.mark().file() && !here.file() && continues(version, here)) {
            all.add(() -> skipping(records.sideTrack(tracks, version).open(), here.count()));
        } else if (version.mark().count() >= here.count()) {
            diverged.add(track);
        }
    }

    /** Whether the version begins with all records that are here. */
    private boolean continues(SideTracks.Version version, SideTrackState here) {
        if (version.mark().count() <= here.count()) {
            return false;
        }
        TrackValue value = TrackValue.root(version.mark().track());
        try (RecordReader reader = records.sideTrack(tracks, version).open()) {
            while (value.length() < here.count()) {
                Record record = reader.next();
                if (record == null) {
                    return false;
                }
                value = value.next(Hash.of(record.payload()));
            }
        }
        return value.value().equals(here.value());
    }

    private static RecordReader skipping(RecordReader reader, long skip) {
        for (long i = 0; i < skip; i++) {
            @Nullable Record skipped = reader.next();
            if (skipped == null) {
                break;
            }
        }
        return reader;
    }

    /** Returns the tracks that have other records here than in the version that counts; both are in the pool. */
    List<String> diverged() {
        return diverged;
    }
}
