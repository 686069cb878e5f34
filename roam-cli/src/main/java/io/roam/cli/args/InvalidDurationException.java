package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is not a duration. */
final class InvalidDurationException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    InvalidDurationException(String text) {
        super("not a duration: \"" + text + "\"", "", "write for example 20s, 5m or 0", null);
    }
}
