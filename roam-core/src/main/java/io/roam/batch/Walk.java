package io.roam.batch;

import io.roam.batch.Outline.SideMark;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.chain.TrackValue;

/** Goes along one track, record by record, and tells the outline what it meets. */
final class Walk {
    private final Sha256 sum = new Sha256();
    private final Track track;
    private final OutlineBuilder outline;
    private TrackValue value;

    Walk(Track track, OutlineBuilder outline) {
        this.track = track;
        this.outline = outline;
        this.value = track.start();
    }

    /**
     * Takes the next record.
     *
     * @param hash of the identity, for an event of the main track; of the payload for any other record
     */
    void record(int index, Hash hash, Hash payload) {
        if (track.isMain()) {
            main(index, hash, payload);
        } else {
            value = track.isFile() ? new TrackValue(hash, 1) : value.next(hash, sum);
        }
    }

    private void main(int index, Hash hash, Hash payload) {
        switch (track.kind(index)) {
            case Track.EVENT -> outline.event(hash, payload, track.lengths.get(index), !track.lineEnd(index));
            case Track.STATE -> state(index, hash);
            case Track.LASTING -> lasting(index, hash);
            default -> {} // a revision is carried, and counts for nothing here
        }
    }

    private void lasting(int index, Hash hash) {
        state(index, hash);
        outline.lasting(track.key(index), track.change(index), hash);
    }

    private void state(int index, Hash hash) {
        outline.state(hash, track.nth(index), track.lengths.get(index), !track.lineEnd(index));
    }

    void end() {
        if (!track.isMain()) {
            TrackValue start = track.start();
            int change = track.isFile() ? track.change(0) : 0;
            outline.side(new SideMark(
                    track.name, track.isFile(), start.value(), start.length(), value.value(), value.length(), change));
        }
    }
}
