package io.roam.testkit;

import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that happens in a history.
 *
 * @param device which device; taken modulo their number
 * @param session which of its sessions; taken modulo their number
 * @param lot what else is to be decided by lot
 */
record Deed(Kind kind, int device, int session, int lot) {
    /** Kinds of things that happen, and how often, each compared with the others. */
    enum Kind {
        NEW(2),
        SAY(22),
        STATE(6),
        MODE(3),
        TITLE(4),
        SIDE(3),
        SHARE(3),
        FILE(2),
        OPEN(3),
        OPEN_UNSEEN(3),
        CLOSE(5),
        SYNC(34),
        PART(6),
        LOSE(3),
        MEET(6),
        CUT(2),
        REWRITE(2),
        BEGIN_ANEW(1),
        DELETE(2),
        AGE(1),
        CLOCK(1),
        CACHE(1),
        KEEP(2),
        SET_BACK(2),
        SET_ALL_BACK(1),
        CLONE(1),
        RESTORE(1),
        CRASH(2),
        UNDO(2),
        DROP(1),
        KEEP_BRANCH(1),
        VALUE(4),
        UNSET(1),
        WATCH(14),
        QUIET(5),
        FOSTER(1),
        ROT(1),
        SPOIL(2),
        FLOOD(1);

        /** The kinds that have to do with how batches lie in files. */
        static final Set<Kind> OF_FILES = EnumSet.range(WATCH, FLOOD);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }
}
