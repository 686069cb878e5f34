package io.roam.batch;

import java.util.function.IntPredicate;

/** Checks that the columns of a track's table are consistent. */
record TrackTableCheck(TrackTable table) {
    private static final String KNOWN = "eslrfd";

    void check() {
        classes();
        boolean delta = table.classes.indexOf("d") >= 0;
        BatchFormatException.check(
                delta == (table.whole != null) && delta == (table.base != null),
                "a difference does not name its base file");
        if (delta || table.classes.indexOf("f") >= 0) {
            boolean alone = table.records() == 1 && !table.isMain() && !table.lines && table.from == null;
            BatchFormatException.check(alone, "a whole file is in a track of single entries");
        } else if (!table.isMain()) {
            BatchFormatException.check(table.from != null, "a subagent's file does not name what it continues");
        }
        int lastEvent = table.classes.lastIndexOf("e");
        fits(table.unterminated.stream().toArray(), i -> table.lines, "bare");
        fits(table.keys.indexes(), i -> is(i, "lr"), "key");
        fits(table.identities.indexes(), i -> is(i, "e"), "identity");
        fits(table.changes.indexes(), i -> is(i, "lfd"), "change");
        fits(table.nths.indexes(), i -> is(i, "sl") && table.isMain() && i > lastEvent, "nth");
    }

    private void classes() {
        BatchFormatException.check(
                table.records() > 0 && table.records() == table.lengths.size(),
                "its message table has contradictory counts");
        for (int i = 0; i < table.records(); i++) {
            if (KNOWN.indexOf(table.kind(i)) < 0) {
                throw BatchFormatException.newer("with messages of the class \"" + table.kind(i) + "\"");
            }
        }
    }

    private boolean is(int index, String kinds) {
        return kinds.indexOf(table.kind(index)) >= 0;
    }

    private void fits(int[] indexes, IntPredicate fitting, String field) {
        for (int index : indexes) {
            BatchFormatException.check(
                    index < table.records() && fitting.test(index),
                    "the field \"" + field + "\" names a message that cannot have it");
        }
    }
}
