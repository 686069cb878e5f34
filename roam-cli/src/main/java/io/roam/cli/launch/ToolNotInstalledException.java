package io.roam.cli.launch;

import io.roam.spi.RoamException;

/** A tool's program is not on PATH. */
final class ToolNotInstalledException extends RoamException {
    private static final long serialVersionUID = 1L;

    ToolNotInstalledException(String program, String byHand) {
        super("this program cannot be started", program, "install it, or start it by hand: " + byHand, null);
    }
}
