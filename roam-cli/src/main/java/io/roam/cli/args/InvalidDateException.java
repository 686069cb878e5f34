package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is neither a date nor an age. */
final class InvalidDateException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    InvalidDateException(String text) {
        super("not a date or age: \"" + text + "\"", "", "write for example 2026-11-25, 7d or 12h", null);
    }
}
