package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote is neither a day nor a span of time. */
final class InvalidDateException extends RoamException {
    private static final long serialVersionUID = 1L;

    InvalidDateException(String text) {
        super("this is no day", text, "write one such as 2026-11-25, or how long ago, such as 7d or 12h", null);
    }
}
