package io.roam.batch;

import java.util.List;

/** The record table of a batch. */
record Table(About about, List<Track> tracks) {
    long plainBytes() {
        return tracks.stream().mapToLong(Track::bytes).sum();
    }
}
