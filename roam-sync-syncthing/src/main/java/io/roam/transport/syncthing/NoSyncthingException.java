package io.roam.transport.syncthing;

import io.roam.spi.RoamException;

/** Syncthing is not installed, or no usable instance of the user is running. */
public final class NoSyncthingException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoSyncthingException(String what, String where, String remedy) {
        super(what, where, remedy, null);
    }

    static NoSyncthingException notInstalled(String name) {
        return new NoSyncthingException(
                "Syncthing is not installed here",
                name,
                "install it (apt install syncthing, brew install syncthing, winget install Syncthing.Syncthing), or name"
                        + " the program: roam init --via syncthing:program=/path/to/syncthing");
    }

    static NoSyncthingException notRunning() {
        return new NoSyncthingException(
                "no Syncthing of yours is running here that roam could use",
                "",
                "start it, or let roam run its own: roam init --via syncthing");
    }
}
