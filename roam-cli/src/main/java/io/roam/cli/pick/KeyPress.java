package io.roam.cli.pick;

/**
 * A pressed key.
 *
 * @param text what it types; empty if nothing
 */
record KeyPress(Kind kind, String text) {
    /** What a key does in the picker. */
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
        /** Cancels if nothing is typed. */
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
