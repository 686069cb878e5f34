package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is not the number of a run. */
public final class InvalidRunNumberException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    public InvalidRunNumberException(String word) {
        super("not a change number: \"" + word + "\"", "", "roam log", null);
    }
}
