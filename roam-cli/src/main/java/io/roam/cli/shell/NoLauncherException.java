package io.roam.cli.shell;

import io.roam.spi.RoamException;

/** The environment does not name the script that starts roam. */
public final class NoLauncherException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoLauncherException(String launcher) {
        super(
                "ROAM_LAUNCHER does not contain the path of the roam script",
                launcher,
                "run this with the script roam, or set ROAM_LAUNCHER to its absolute path",
                null);
    }
}
