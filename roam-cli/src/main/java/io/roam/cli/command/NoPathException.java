package io.roam.cli.command;

import io.roam.spi.RoamException;

/** What the user wrote cannot be a path. */
final class NoPathException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoPathException(String text) {
        super("this is no path", text, "write a folder", null);
    }
}
