package io.roam.cli.shell;

import io.roam.spi.RoamException;

/** Nobody says which script starts roam here. */
public final class NoLauncherException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoLauncherException(String launcher) {
        super(
                "ROAM_LAUNCHER does not say where the roam script is",
                launcher,
                "run this by the script roam, or set ROAM_LAUNCHER to its absolute path",
                null);
    }
}
