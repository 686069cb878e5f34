package io.roam.cli.service;

import io.roam.spi.RoamException;

/** Nobody says which script a service is to start. */
final class NoLauncherException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoLauncherException(String launcher) {
        super(
                "ROAM_LAUNCHER does not say where the roam script is, which the service is to start",
                launcher,
                "run this by the script roam, or set ROAM_LAUNCHER to its absolute path",
                null);
    }
}
