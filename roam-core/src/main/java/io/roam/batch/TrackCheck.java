package io.roam.batch;

import java.util.function.IntPredicate;

/** Whether what a table says of a track fits together. */
record TrackCheck(Track track) {
    private static final String KNOWN = "eslrf";

    void check() {
        classes();
        if (track.classes.indexOf("f") >= 0) {
            boolean alone = track.records() == 1 && !track.isMain() && !track.lines && track.from == null;
            BadBatch.check(alone, "a whole file stands in a track of records");
        } else if (!track.isMain()) {
            BadBatch.check(track.from != null, "a side track does not say what it continues");
        }
        int lastEvent = track.classes.lastIndexOf("e");
        fits(track.bare.stream().toArray(), i -> track.lines, "bare");
        fits(track.keys.indexes(), i -> is(i, "lr"), "key");
        fits(track.identities.indexes(), i -> is(i, "e"), "identity");
        fits(track.changes.indexes(), i -> is(i, "lf"), "change");
        fits(track.nths.indexes(), i -> is(i, "sl") && track.isMain() && i > lastEvent, "nth");
    }

    private void classes() {
        BadBatch.check(
                track.records() > 0 && track.records() == track.lengths.size(), "its table counts records in two ways");
        for (int i = 0; i < track.records(); i++) {
            if (KNOWN.indexOf(track.kind(i)) < 0) {
                throw BadBatch.newer("with records of the class \"" + track.kind(i) + "\"");
            }
        }
    }

    private boolean is(int index, String kinds) {
        return kinds.indexOf(track.kind(index)) >= 0;
    }

    private void fits(int[] indexes, IntPredicate fitting, String field) {
        for (int index : indexes) {
            BadBatch.check(
                    index < track.records() && fitting.test(index),
                    "the field \"" + field + "\" names a record that cannot have it");
        }
    }
}
