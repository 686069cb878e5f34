package io.roam.place;

import io.roam.capture.SideTrackState;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of the side tracks that a session lacks. */
final class SideTrackDelta {
    private final BranchRecords records;
    private final SideTracks tracks;
    private final Map<String, SideTrackState> have;
    private final List<String> differing = new ArrayList<>();

    SideTrackDelta(BranchRecords records, SideTracks tracks, Map<String, SideTrackState> have) {
        this.records = records;
        this.tracks = tracks;
        this.have = have;
    }

    List<RecordSource> sources() {
        List<RecordSource> all = new ArrayList<>();
        tracks.winners().forEach((track, version) -> {
            SideTrackState here = have.get(track);
            if (here == null) {
                all.add(records.sideTrack(tracks, version));
            } else if (!here.value().equals(version.mark().to())) {
                rest(track, version, here, all);
            }
        });
        return all;
    }

    private void rest(String track, SideTracks.Version version, SideTrackState here, List<RecordSource> all) {
        if (version.mark().file() && here.file()) {
            all.add(records.sideTrack(tracks, version));
        } else if (!version.mark().file() && !here.file() && begins(version, here)) {
            all.add(() -> behind(records.sideTrack(tracks, version).open(), here.count()));
        } else if (version.mark().count() >= here.count()) {
            differing.add(track);
        }
    }

    private boolean begins(SideTracks.Version version, SideTrackState here) {
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

    private static RecordReader behind(RecordReader reader, long skip) {
        for (long i = 0; i < skip; i++) {
            @Nullable Record skipped = reader.next();
            if (skipped == null) {
                break;
            }
        }
        return reader;
    }

    /** Tracks that grew in another way here than on the device whose version counts; both are in the pool. */
    List<String> differing() {
        return differing;
    }
}
