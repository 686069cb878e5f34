package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is not a duration. */
final class InvalidDurationException extends RoamException {
    private static final long serialVersionUID = 1L;

    InvalidDurationException(String text) {
        super("this is no length of time", text, "write a number and s, m or h, such as 20s", null);
    }
}
