package io.roam.transport.syncthing;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** Syncthing is not installed, or no usable instance of the user is running. */
public final class NoSyncthingException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoSyncthingException(String what, String where, Remedy remedy) {
        super(what, where, remedy, null);
    }

    static NoSyncthingException notInstalled(String name) {
        return new NoSyncthingException(
                "Syncthing is not installed",
                name,
                Remedy.of("install it: apt install syncthing (Debian), brew install syncthing (macOS),"
                                + " winget install Syncthing.Syncthing (Windows)")
                        .and(Remedy.of("if it is installed, give its path: ")
                                .then(ActionKind.INIT_VIA, "syncthing:program=<path>"))
                        .and(Remedy.of("to sync through a shared folder: ")
                                .then(ActionKind.INIT_UNENCRYPTED, "<folder>")));
    }

    static NoSyncthingException notRunning() {
        return new NoSyncthingException(
                "no running Syncthing found",
                "",
                Remedy.of("start yours, or let roam run its own: ").then(ActionKind.INIT_VIA, "syncthing"));
    }
}
