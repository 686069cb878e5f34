package io.roam.adapter.codex;

import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import java.nio.file.Path;

/** The files that the tracks of a placement get, or have. */
record RolloutTargets(CodexStore store, Path root, PlacedRecords records) {
    /** Returns the rollout of a track. */
    Path fileOf(Placement placement, String track) {
        if (track.isEmpty()) {
            return store.find(placement.session())
                    .map(thread -> thread.head().path())
                    .orElseGet(() -> inSessions(records.rolloutName()));
        }
        RolloutName name =
                TrackName.findRollout(track).orElseThrow(() -> new UnsafeTrackException(placement.session(), track));
        return store.listed()
                .rollouts()
                .find(name.own())
                .filter(file -> !file.isCompressed())
                .map(RolloutFile::path)
                .orElseGet(() -> inSessions(name));
    }

    private Path inSessions(RolloutName name) {
        return root.resolve(RolloutListing.SESSIONS).resolve(name.path().toString());
    }
}
