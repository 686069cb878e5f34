package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is not the number of a run. */
public final class InvalidRunNumberException extends RoamException {
    private static final long serialVersionUID = 1L;

    public InvalidRunNumberException(String word) {
        super("this is no number of a run", word, "roam undo --list shows them", null);
    }
}
