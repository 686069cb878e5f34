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
                "Syncthing is not installed",
                name,
                "install it: apt install syncthing (Debian), brew install syncthing (macOS),"
                        + " winget install Syncthing.Syncthing (Windows)\n"
                        + "if it is installed, give its path: roam init --via syncthing:program=<path>\n"
                        + "to sync through a shared folder: roam init --via <folder> --unencrypted");
    }

    static NoSyncthingException notRunning() {
        return new NoSyncthingException(
                "no running Syncthing found", "", "start yours, or let roam run its own: roam init --via syncthing");
    }
}
