package io.roam.cli.hooks;

import io.roam.spi.RoamException;

/** A tool has no store here into which hooks could be installed. */
final class HooksUnsupportedException extends RoamException {
    private static final long serialVersionUID = 1L;

    HooksUnsupportedException(String tool) {
        super(
                "this tool was never started on this device",
                tool,
                "start the tool once, then run the command again",
                null);
    }
}
