package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote cannot be a path. */
final class MalformedPathException extends RoamException {
    private static final long serialVersionUID = 1L;

    MalformedPathException(String text) {
        super("this is no path", text, "write a folder", null);
    }
}
