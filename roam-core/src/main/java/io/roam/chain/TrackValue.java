package io.roam.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A running hash over all records of a side track.
 *
 * @param length how many records it covers
 */
public record TrackValue(Hash value, long length) {
    /** Returns the value of a track before any record. */
    public static TrackValue root(String name) {
        return new TrackValue(Hash.of(("roam track 1\n" + name).getBytes(UTF_8)), 0);
    }

    /** Returns the value after one more record. */
    public TrackValue next(Hash payload) {
        return next(payload, new Sha256());
    }

    /** Returns the value after one more record, computed with a reusable {@code sum}. */
    public TrackValue next(Hash payload, Sha256 sum) {
        return new TrackValue(sum.add(value).add(payload).finish(), length + 1);
    }
}
