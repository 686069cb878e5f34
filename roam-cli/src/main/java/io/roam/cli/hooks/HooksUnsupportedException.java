package io.roam.cli.hooks;

import io.roam.spi.RoamException;

/** There is nothing in which a hook could stand. */
final class HooksUnsupportedException extends RoamException {
    private static final long serialVersionUID = 1L;

    HooksUnsupportedException(String tool) {
        super("this tool was never used on this machine", tool, "start it here once, then run the command again", null);
    }
}
