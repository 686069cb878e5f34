package io.roam.cli.pick;

/**
 * A key that was pressed.
 *
 * @param text what it writes; empty if it writes nothing
 */
record KeyPress(Kind kind, String text) {
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
        CANCEL,
        /** Leaves if nothing is written. */
        CANCEL_IF_EMPTY,
        NONE
    }

    static KeyPress of(Kind kind) {
        return new KeyPress(kind, "");
    }

    static KeyPress ofCharacter(int c) {
        return new KeyPress(Kind.TEXT, Character.toString(c));
    }
}
