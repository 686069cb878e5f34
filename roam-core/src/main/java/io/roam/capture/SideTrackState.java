package io.roam.capture;

import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import java.util.Optional;

/**
 * How far a side track was read.
 *
 * @param file whether it is a whole file, whose hash is the value
 * @param count how many records were read; 0 if the user removed the track
 * @param value the track's value behind them
 * @param shared the value that session and pool shared last. It differs from {@code value} if a change was held back, or the track removed
 */
public record SideTrackState(boolean file, long count, Hash value, Hash shared) {
    /** A track of which session and pool share the value. */
    public SideTrackState(boolean file, long count, Hash value) {
        this(file, count, value, value);
    }

    /** Returns the state of a whole file of that hash. */
    static SideTrackState ofFile(Hash hash, Hash shared) {
        return new SideTrackState(true, 1, hash, shared);
    }

    static SideTrackState ofLines(TrackValue value) {
        return new SideTrackState(false, value.length(), value.value());
    }

    /**
     * Returns the state of this track once the user removed it.
     *
     * @param current the pool's version then: of lines, whichever it is, none but a later one comes back
     */
    SideTrackState removed(Optional<Hash> current) {
        return new SideTrackState(file, 0, Hash.ZERO, file ? shared : current.orElse(shared));
    }

    /** Whether the user removed the track. */
    public boolean isRemoved() {
        return count == 0;
    }
}
