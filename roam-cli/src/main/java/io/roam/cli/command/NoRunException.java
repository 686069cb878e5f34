package io.roam.cli.command;

import io.roam.spi.RoamException;

/** A word is no number of a run. */
final class NoRunException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoRunException(String word) {
        super("this is no number of a run", word, "roam undo --list shows them", null);
    }
}
