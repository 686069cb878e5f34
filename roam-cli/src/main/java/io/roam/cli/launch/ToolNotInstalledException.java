package io.roam.cli.launch;

import io.roam.spi.RoamException;

/** A tool's program is not on PATH. */
final class ToolNotInstalledException extends RoamException {
    private static final long serialVersionUID = 1L;

    ToolNotInstalledException(String program, String byHand) {
        super("cannot start " + program + ": command not found", "", "install it, or run: " + byHand, null);
    }
}
