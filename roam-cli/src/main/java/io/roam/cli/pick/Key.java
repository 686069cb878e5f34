package io.roam.cli.pick;

/**
 * A key that was pressed.
 *
 * @param text what it writes; empty if it writes nothing
 */
record Key(Kind kind, String text) {
    /** What a key is for. */
    enum Kind {
        TEXT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        CHOOSE,
        DELETE,
        DELETE_WORD,
        DELETE_ALL,
        LEAVE,
        /** Leaves if nothing is written. */
        LEAVE_EMPTY,
        NONE
    }

    static Key of(Kind kind) {
        return new Key(kind, "");
    }

    static Key writing(int c) {
        return new Key(Kind.TEXT, Character.toString(c));
    }
}
