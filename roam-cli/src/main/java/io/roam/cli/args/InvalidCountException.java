package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is not a number of things, or is zero. */
final class InvalidCountException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    InvalidCountException(String text) {
        super("not a number above 0: \"" + text + "\"", "", "write for example 20", null);
    }
}
