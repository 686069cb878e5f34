package io.roam.cli.args;

import io.roam.spi.RoamException;

/** What the user wrote cannot be a path. */
final class MalformedPathException extends RoamException implements InvalidArgument {
    private static final long serialVersionUID = 1L;

    MalformedPathException(String text) {
        super("not a path: \"" + text + "\"", "", "write the path of a folder", null);
    }
}
